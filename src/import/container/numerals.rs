//! Numbers as Word writes them before paragraphs.

/// Writes a number in one of Word's formats; in one that is not known as figures.
pub(super) fn write(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number).unwrap_or_else(|| number.to_string()),
        "lowerRoman" => {
            roman(number).map_or_else(|| number.to_string(), |text| text.to_lowercase())
        }
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "decimalFullWidth" | "decimalFullWidth2" => full_width(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①'),
        "decimalEnclosedParen" => enclosed(number, '⑴'),
        "decimalEnclosedFullstop" => enclosed(number, '⒈'),
        "ideographEnclosedCircle" if (1..=10).contains(&number) => enclosed(number, '㊀'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographEnclosedCircle" => counted(number, &PLAIN),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            counted(number, &LEGAL)
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(number),
        "ideographTraditional" => cyclic(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cyclic(number, "子丑寅卯辰巳午未申酉戌亥"),
        _ => number.to_string(),
    }
}

/// Figures of 0 to 9, and the words for ten, hundred and thousand.
struct Words {
    figures: [char; 10],
    tens: [char; 3],
    /// Whether 11 is 十一 rather than 一十一.
    drops_one: bool,
}

const PLAIN: Words = Words {
    figures: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    tens: ['十', '百', '千'],
    drops_one: true,
};
const LEGAL: Words = Words {
    figures: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    tens: ['拾', '佰', '仟'],
    drops_one: false,
};

/// 二百零三; figures alone beyond thousands.
fn counted(number: u32, words: &Words) -> String {
    if number > 9999 {
        return number.to_string();
    }
    if number == 0 {
        return words.figures[0].to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4_u32).rev() {
        let figure = (number / 10_u32.pow(place) % 10) as usize;
        if figure == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        let is_ten = place == 1 && figure == 1 && text.is_empty() && words.drops_one;
        if !is_ten {
            text.extend(words.figures.get(figure));
        }
        if let Some(ten) = (place as usize).checked_sub(1) {
            text.extend(words.tens.get(ten));
        }
    }
    text
}

fn digits(number: u32) -> String {
    let figures = number.to_string();
    figures
        .bytes()
        .filter_map(|byte| PLAIN.figures.get(usize::from(byte - b'0')))
        .collect()
}

fn full_width(number: u32) -> String {
    let figures = number.to_string();
    let wide = |byte: u8| char::from_u32(u32::from('０') + u32::from(byte - b'0'));
    figures.bytes().filter_map(wide).collect()
}

/// One of the twenty characters that begin at `first`, which is 1.
fn enclosed(number: u32, first: char) -> String {
    let character = (1..=20)
        .contains(&number)
        .then(|| char::from_u32(u32::from(first) + number - 1));
    character
        .flatten()
        .map_or_else(|| number.to_string(), String::from)
}

fn cyclic(number: u32, characters: &str) -> String {
    let count = characters.chars().count();
    let at = (number as usize).checked_sub(1).map(|at| at % count);
    let character = at.and_then(|at| characters.chars().nth(at));
    character.map_or_else(|| number.to_string(), String::from)
}

/// A to Z, then AA, BB…
fn letters(number: u32, first: char) -> String {
    const MOST: u32 = 780;
    if !(1..=MOST).contains(&number) {
        return number.to_string();
    }
    let letter = char::from_u32(u32::from(first) + (number - 1) % 26).unwrap_or(first);
    String::from(letter).repeat((number as usize - 1) / 26 + 1)
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_does() {
        for (number, format, text) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (12, "japaneseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (12, "ideographDigital", "一二"),
            (3, "decimal", "3"),
            (3, "decimalFullWidth", "３"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (30, "decimalEnclosedCircle", "30"),
            (4, "lowerRoman", "iv"),
            (27, "upperLetter", "AA"),
            (11, "ideographTraditional", "甲"),
            (2, "bullet", ""),
            (u32::MAX, "chineseCounting", "4294967295"),
            (0, "upperLetter", "0"),
        ] {
            assert_eq!(write(number, format), text);
        }
    }
}
