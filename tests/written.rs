//! A table written down in every format that a centre may send.

use std::io::Write as _;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

/// The endings of every format.
pub(crate) const ENDINGS: [&str; 6] = [".csv", ".csv.gz", ".ndjson", ".parquet", ".xlsx", ".ods"];

/// A header and rows of texts.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Written {
    /// The table that this CSV is.
    pub(crate) fn from_csv(text: &str) -> Self {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let header = row(reader.headers().unwrap());
        Self { header, rows: reader.records().map(|record| row(&record.unwrap())).collect() }
    }

    /// Its bytes in the format of an ending; in a workbook it is one sheet of this name.
    pub(crate) fn bytes(&self, ending: &str, sheet: &str) -> Vec<u8> {
        match ending {
            ".csv" => self.csv(),
            ".csv.gz" => gzip(&self.csv()),
            ".ndjson" => self.ndjson(),
            ".parquet" => self.parquet(),
            ".xlsx" => xlsx(&[(sheet, self)]),
            ".ods" => ods(&[(sheet, self)]),
            other => panic!("no format {other}"),
        }
    }

    fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }

    fn ndjson(&self) -> Vec<u8> {
        let mut text = String::new();
        for row in &self.rows {
            let value = |cell: &String| match cell.as_str() {
                "" => "null".to_owned(),
                number if is_number(number) => number.to_owned(),
                text => serde_json::to_string(text).unwrap(),
            };
            let pairs = self.header.iter().zip(row).map(|(name, cell)| {
                format!("{}:{}", serde_json::to_string(name).unwrap(), value(cell))
            });
            text += &format!("{{{}}}\n", pairs.collect::<Vec<_>>().join(","));
        }
        text.into_bytes()
    }

    fn parquet(&self) -> Vec<u8> {
        let columns = self.header.iter().enumerate().map(|(place, name)| {
            let cells =
                self.rows.iter().map(|row| Some(row[place].as_str()).filter(|c| !c.is_empty()));
            (name.clone(), Arc::new(cells.collect::<StringArray>()) as ArrayRef, true)
        });
        let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.into_inner().unwrap()
    }
}

/// Whether JSON and spreadsheets would have a number for it.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    are_digits(whole) && are_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

/// Bytes compressed with gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A workbook with these sheets, numbers as numbers.
pub(crate) fn xlsx(sheets: &[(&str, &Written)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, table) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(std::iter::once(&table.header).chain(&table.rows)) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                match is_number(cell) {
                    true => sheet.write_number(row, column, cell.parse::<f64>().unwrap()),
                    false => sheet.write_string(row, column, cell),
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// An `OpenDocument` spreadsheet with these sheets, numbers as numbers.
pub(crate) fn ods(sheets: &[(&str, &Written)]) -> Vec<u8> {
    let mut tables = String::new();
    for (name, table) in sheets {
        tables += &format!("<table:table table:name=\"{name}\">");
        for row in std::iter::once(&table.header).chain(&table.rows) {
            let cell = |cell: &String| match cell.as_str() {
                "" => "<table:table-cell/>".to_owned(),
                number if is_number(number) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
                ),
                text => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    text.replace('&', "&amp;")
                        .replace('<', "&lt;")
                        .replace('\n', "</text:p><text:p>")
                ),
            };
            let cells: String = row.iter().map(cell).collect();
            tables += &format!("<table:table-row>{cells}</table:table-row>");
        }
        tables += "</table:table>";
    }
    ods_of(&tables)
}

/// An `OpenDocument` spreadsheet with these tables, as XML.
pub(crate) fn ods_of(tables: &str) -> Vec<u8> {
    let names = ["office", "table", "text"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content{}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        names.concat()
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ])
}

/// An archive of these files.
pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        let method = match *name {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose one sheet has these rows, as XML; the styles are 1 a percentage, 2 a date, 3 five
/// digits.
pub(crate) fn xlsx_of(sheet: &str, rows: &str, behind: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{kinds}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{kinds}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{kinds}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;C&quot;0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{behind}</worksheet>"
            ),
        ),
    ])
}
