//! What the file says of itself: its information dictionary, and the same in XMP, which archives
//! read (ISO 19005-1, 6.7; ISO 19005-2, 6.6).

use lopdf::{Dictionary, Object, Stream};

use super::Conformance;
use super::objects::unicode;
use crate::report::Date;

/// The language of the document (RFC 3066).
pub const LANGUAGE: &str = "zh-CN";
const PROGRAM: &str = concat!("nianbao ", env!("CARGO_PKG_VERSION"));

/// What the file says of itself.
pub struct Metadata {
    /// The title.
    pub title: String,
    /// The author, empty where it is not known.
    pub author: String,
    /// The date of writing, if it is known.
    pub date: Option<Date>,
}

impl Metadata {
    /// The information dictionary (ISO 32000-1, 14.3.3).
    pub(super) fn info(&self) -> Dictionary {
        let mut info = Dictionary::new();
        info.set("Title", unicode(&self.title));
        if !self.author.is_empty() {
            info.set("Author", unicode(&self.author));
        }
        info.set("Creator", Object::string_literal(PROGRAM));
        info.set("Producer", Object::string_literal(PROGRAM));
        if let Some(date) = self.moment() {
            info.set("CreationDate", date);
        }
        info
    }

    /// The date, as PDF writes it (ISO 32000-1, 7.9.4).
    pub(super) fn moment(&self) -> Option<Object> {
        let Date { year, month, day } = self.date?;
        let date = format!("D:{year:04}{month:02}{day:02}000000+08'00'");
        Some(Object::string_literal(date))
    }

    /// The same as an XMP packet, not compressed, so that programs find it that know no PDF.
    pub(super) fn xmp(&self, conformance: Conformance) -> Stream {
        let title = escaped(&self.title);
        let (part, level) = match conformance {
            Conformance::A3u => (3, 'U'),
            Conformance::A2u => (2, 'U'),
            Conformance::A1b => (1, 'B'),
        };
        // PDF/UA stands on PDF 1.7 (ISO 14289-1, 5).
        let accessible = match conformance {
            Conformance::A3u | Conformance::A2u => ACCESSIBLE,
            Conformance::A1b => "",
        };
        let author = if self.author.is_empty() {
            String::new()
        } else {
            let author = escaped(&self.author);
            format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n")
        };
        let date = self
            .date
            .map_or(String::new(), |Date { year, month, day }| {
                let date = format!("{year:04}-{month:02}-{day:02}T00:00:00+08:00");
                format!("<xmp:CreateDate>{date}</xmp:CreateDate>\n")
            });
        let packet = format!(
            r#"<?xpacket begin="{BEGIN}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
</rdf:Description>
{accessible}<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li><rdf:li xml:lang="{LANGUAGE}">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
{author}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
{date}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{PROGRAM}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#
        );
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "Metadata");
        dictionary.set("Subtype", "XML");
        Stream::new(dictionary, packet.into_bytes()).with_compression(false)
    }
}

/// What says that the file is for all readers (PDF/UA-1, ISO 14289-1, 5), and what tells archives of
/// these words, as they know none but their own (ISO 19005-2, 6.6.2.3).
const ACCESSIBLE: &str = r#"<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

/// The mark of UTF-8 that an XMP packet begins with.
const BEGIN: char = '\u{feff}';

/// The text as it stands between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
