//! The lines of a path (GB/T 33190-2016, 9.3, `AbbreviatedData`).

use hayro_interpret::kurbo::Point;

use super::document::number;

/// The stretches of straight lines in a path, each as its points; what is bent parts them. As many
/// points are read at most.
pub(super) fn stretches(data: &str, most: usize) -> Vec<Vec<Point>> {
    let mut words = data.split_ascii_whitespace();
    let mut stretches: Vec<Vec<Point>> = Vec::new();
    let mut open: Vec<Point> = Vec::new();
    for _ in 0..most {
        let Some(command) = words.next() else {
            break;
        };
        let lengths = match command {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            "C" => 0,
            // What is not known cannot be passed over.
            _ => break,
        };
        let numbers: Vec<f64> = words.by_ref().take(lengths).filter_map(number).collect();
        if numbers.len() < lengths {
            break;
        }
        let point = |at: usize| Some(Point::new(*numbers.get(at)?, *numbers.get(at + 1)?));
        // Where the path is after it.
        let end = lengths.checked_sub(2).and_then(point);
        match command {
            "L" => open.extend(end),
            "C" => {
                open.extend(open.first().copied());
                stretches.push(std::mem::take(&mut open));
            }
            _ => {
                stretches.push(std::mem::take(&mut open));
                open.extend(end);
            }
        }
    }
    stretches.push(open);
    stretches.retain(|points| points.len() > 1);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_lines_are_read_up_to_what_is_not_known() {
        let read = |data| {
            let stretches = stretches(data, 100).into_iter();
            let pairs = stretches.map(|points| {
                let pairs = points
                    .into_iter()
                    .map(|point| (point.x as i32, point.y as i32));
                pairs.collect::<Vec<_>>()
            });
            pairs.collect::<Vec<_>>()
        };
        assert_eq!(
            read("M 0 0 L 5 0 M 0 1 L 5 1"),
            [[(0, 0), (5, 0)], [(0, 1), (5, 1)]]
        );
        let square = [(0, 0), (5, 0), (5, 5), (0, 5), (0, 0)];
        assert_eq!(read("S 9 9 M 0 0 L 5 0 L 5 5 L 0 5 C"), [square]);
        assert_eq!(read("M 0 0 B 1 1 2 2 3 3 L 4 3"), [[(3, 3), (4, 3)]]);
        assert_eq!(read("M 0 0 L 5 0 X 1 L 7 7"), [[(0, 0), (5, 0)]]);
        assert_eq!(read("M 0 0 L 5"), Vec::<Vec<(i32, i32)>>::new());
        assert_eq!(read("M 0 0 L NaN 1e300"), Vec::<Vec<(i32, i32)>>::new());
    }
}
