//! Which message a finding has: names of entries of the catalogue, so that none is misspelt.

/// The messages of findings that are made in the program; the catalogue has the text of each under
/// its name in kebab case. Which arguments a message takes is said there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub enum Message {
    /// An entry of the inbox whose name or kind cannot be read.
    UnreadableEntry,
    /// Bytes that cannot be read.
    UnreadableFile,
    /// Something in the inbox that is no file of its own, and is not read.
    UnreadFile,
    /// No bytes at all.
    EmptyFile,
    /// A path that is not centre, period and dataset.
    NoExtractPath,
    /// A centre that nobody knows.
    UnknownCentre,
    /// The same where a name is near.
    NearlyACentre,
    /// A period that the calendar has not.
    UnknownPeriod,
    /// A period in the future.
    PeriodNotBegun,
    /// A period in which the centre was not open.
    CentreNotOpen,
    /// A period for which it is too late to file.
    PeriodLocked,
    /// Bytes that the office took out of force.
    WasWithdrawn,
    /// Bytes that the office gave back.
    WasReturned,
    /// An ending that no dataset's file has.
    NoSuchEnding,
    /// A workbook with several sheets, none of which is named after its dataset.
    WhichSheet,
    /// A workbook without a sheet of any dataset.
    NoSheet,
    /// A dataset that the contract has not.
    UnknownDataset,
    /// The same where a name is near.
    NearlyADataset,
    /// The office files what only centres do.
    NotFiledByOffice,
    /// A centre files what only the office does.
    FiledByOfficeOnly,
    /// Several files for one extract.
    SeveralFiles,
    /// A first line without anything.
    FirstLineBlank,
    /// A header of separators only.
    NoLabels,
    /// Lines above the header.
    HeaderFurtherDown,
    /// A first line that says what separates cells, as Excel writes it.
    SeparatorLine,
    /// Another separator than the comma.
    OtherSeparator,
    /// A column without a name.
    BlankLabel,
    /// A name that two columns have.
    DuplicateLabel,
    /// A column that the contract has not.
    ExtraLabel,
    /// The same where a missing column's name is near.
    NearlyALabel,
    /// A column of the contract that the header has not.
    MissingLabel,
    /// A column of the centre's own, which its mapping reads, that the header has not.
    MissingOwnLabel,
    /// A column that the header lacks, with the label of another in its place.
    MisplacedLabel,
    /// A file that is not in the encoding that its mapping says.
    OtherThanMapped,
    /// A currency whose worth on a day is not known.
    NoRate,
    /// The header of another dataset.
    OtherDataset,
    /// A first line that names no column.
    NoKnownLabel,
    /// A file that is of another format than its ending says.
    OtherFormat,
    /// A file in an encoding other than UTF-8.
    OtherEncoding,
    /// A file that was read in an encoding that nobody said.
    GuessedEncoding,
    /// Bytes that are no text in the encoding that the file says it has.
    NotDecoded,
    /// A record longer than any real one.
    RecordWithoutEnd,
    /// A file that ends inside a quote.
    OpenQuote,
    /// What is packed, or marked up, is not whole.
    Damaged,
    /// What unpacks to far more than it is.
    Bomb,
    /// A file with parts that are larger than what is kept in memory.
    TooLarge,
    /// A workbook that asks for a password.
    Locked,
    /// Cells that are merged into one.
    MergedCells,
    /// A line that is no JSON object.
    NoObject,
    /// A line of JSON that is not in UTF-8.
    JsonNotUtf8,
    /// A JSON object that has a name twice.
    NameTwice,
    /// Two ways of counting records that do not agree.
    Miscounted,
    /// A row without anything.
    BlankRow,
    /// Several rows behind each other without anything.
    BlankRows,
    /// A row that repeats the header.
    RepeatedHeader,
    /// A row that is the example of a template still.
    ExampleRow,
    /// A last line without a line end.
    UnfinishedLine,
    /// A double quote inside a cell without quotes.
    QuoteInside,
    /// Text between a closing quote and the end of its cell.
    TextBehindQuote,
    /// A quoted cell that has most likely swallowed a row.
    RowInQuotes,
    /// A row whose cells are separated otherwise than those of the header.
    RowsSeparatedOtherwise,
    /// A row that is broken over several lines.
    BrokenRow,
    /// A row that is too short.
    MissingCell,
    /// An object that lacks a name.
    MissingName,
    /// A cell behind the last column.
    ExtraCell,
    /// A row with more separators than the header.
    ExtraSeparators,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// An empty cell where a value is required.
    Required,
    /// A cell that says that it has no value where one is required.
    RequiredAndMissing,
    /// A cell with the error that a formula came to.
    ErrorCell,
    /// A formula without its result.
    NoResult,
    /// A number of more digits than a spreadsheet keeps.
    LongNumber,
    /// A floating-point number of more digits than its type keeps.
    LongFloat,
    /// A list or a structure where a value belongs.
    NestedValue,
    /// A text with an escape that is half of a letter.
    HalfLetter,
    /// A date or time in a column of something else.
    DateInstead,
    /// A percentage in a column of something else.
    PercentInstead,
    /// A text that is too long.
    LongText,
    /// A text that is too short.
    ShortText,
    /// A text with a control character.
    ControlCharacter,
    /// A text with a character that nobody sees or types, or that turns what follows.
    UnseenCharacter,
    /// A text that is no id.
    NotAnId,
    /// A text that is not written as a date.
    NotADate,
    /// A text that is not a date as the mapping has them.
    NotOfTheDateForm,
    /// A text that is not a number as the mapping has them.
    NotOfTheNumberForm,
    /// A number that has too many decimals once it is in the contract's unit.
    NotExact,
    /// A cell that has not as many parts as the mapping says.
    OtherParts,
    /// Cells that are one together, of which some are empty.
    IncompleteParts,
    /// An amount where the answer beside it says that there is none.
    ZeroContradicted,
    /// A date that no calendar has.
    NoSuchDay,
    /// A text that is neither true nor false.
    NotYesOrNo,
    /// A text that is no number of its type.
    NotANumber,
    /// A number with more decimals than its type has.
    ManyDecimals,
    /// A number with more digits than its type has.
    LargeNumber,
    /// A value below its column's minimum.
    BelowMinimum,
    /// A value above its column's maximum.
    AboveMaximum,
    /// A value that is not above what it must be above.
    NotAbove,
    /// A value that is not below what it must be below.
    NotBelow,
    /// A value that is none of those allowed.
    NotAllowed,
    /// The same where one of them is near.
    NearlyAllowed,
    /// A value that does not match its column's pattern.
    NotOfThePattern,
    /// A register number that is not of the programme's pattern.
    NoRegisterNumber,
    /// A key, or unique value, that an earlier row has.
    RepeatedKey,
    /// A reference to something that is not there.
    DanglingReference,
    /// A row in force that refers to what a resubmission drops.
    OrphanedReference,
    /// Rows of what a resubmission replaces that it lacks.
    RowsLost,
}

impl Message {
    /// The name of its entry in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}
