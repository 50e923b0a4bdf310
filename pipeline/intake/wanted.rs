//! What a file of a dataset should have: the labels of its columns, the contract's or a centre's own, and
//! where each column then is.

use std::borrow::Cow;

use super::mapping::{ColumnMapping, DatasetMapping, Source};
use super::reader::{Kind, Record};
use contract::{CellType, Dataset, Field};

/// A dataset, and how the centre's own files have it, if otherwise than the contract.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The dataset.
    pub(super) dataset: &'a Dataset,
    /// How the centre's own files are read.
    pub(super) mapping: Option<&'a DatasetMapping>,
}

impl<'a> Wanted<'a> {
    /// The columns of the contract, each with how it is read, if not as it is.
    pub(super) fn columns(self) -> impl Iterator<Item = (&'a Field, Option<&'a ColumnMapping>)> {
        let fields = self.dataset.fields.iter().enumerate();
        fields.map(move |(place, field)| (field, self.mapping.map(|m| &m.columns[place])))
    }

    /// The labels that a column comes from.
    fn labels_of(field: &'a Field, mapping: Option<&'a ColumnMapping>) -> Vec<&'a str> {
        mapping.map_or_else(|| vec![field.name.as_str()], |m| m.source.labels())
    }

    /// The labels that a header should have, each with the column that it is for.
    pub(super) fn labels(self) -> Vec<(&'a str, &'a Field)> {
        let mut labels = Vec::new();
        for (field, mapping) in self.columns() {
            let asked = mapping.and_then(|m| m.zero_when.as_ref()).map(|when| when.column.as_str());
            let own = Self::labels_of(field, mapping).into_iter().chain(asked);
            labels.extend(own.map(|label| (label, field)));
        }
        labels
    }

    /// The same labels, each once.
    pub(super) fn distinct_labels(self) -> Vec<&'a str> {
        let mut labels: Vec<&str> = Vec::new();
        for (label, _) in self.labels() {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Whether a header should have this label.
    pub(super) fn has(self, label: &str) -> bool {
        self.labels().iter().any(|(own, _)| *own == label)
    }

    /// How many columns of the dataset are among these labels.
    pub(super) fn known(self, labels: &[String]) -> usize {
        let is_there = |label: &&str| labels.iter().any(|l| l == label);
        let known = self.columns().filter(|(field, mapping)| {
            let own = Self::labels_of(field, *mapping);
            !own.is_empty() && own.iter().all(is_there)
        });
        known.count()
    }

    /// How many columns of the dataset a file should have.
    pub(super) fn count(self) -> usize {
        self.columns().filter(|(field, m)| !Self::labels_of(field, *m).is_empty()).count()
    }

    /// Whether a column of the file is passed over without a word.
    pub(super) fn ignores(self, label: &str) -> bool {
        self.mapping.is_some_and(|mapping| mapping.ignored.contains(label))
    }
}

/// Where a column of the contract is in the records of a file.
pub(super) enum Placed<'a> {
    /// In a cell.
    At(usize),
    /// In several cells, with what is put between them.
    Joined(Vec<usize>, &'a str),
    /// In a part of a cell: the cell, what stands between its parts, which, of how many.
    Part(usize, &'a str, usize, usize),
    /// In none: it is the same for all rows.
    Constant(&'a str),
}

/// Why a cell has no text for its column.
pub(super) enum NoText {
    /// The record ends before it.
    NoCell,
    /// Some of the cells that are one together are empty.
    Incomplete,
    /// It has not the number of parts that it should: how many it has.
    OtherParts(usize),
}

impl<'a> Placed<'a> {
    /// Where a column is, if the file has it, `at` being the place of a label.
    pub(super) fn find(
        field: &Field,
        mapping: Option<&'a ColumnMapping>,
        at: impl Fn(&str) -> Option<usize>,
    ) -> Option<Self> {
        match mapping.map(|m| &m.source) {
            None => at(&field.name).map(Self::At),
            Some(Source::Column(column)) => at(column).map(Self::At),
            Some(Source::Constant(text)) => Some(Self::Constant(text)),
            Some(Source::Joined(columns, with)) => {
                let places: Option<Vec<usize>> = columns.iter().map(|c| at(c)).collect();
                places.map(|places| Self::Joined(places, with))
            }
            Some(Source::Part { column, at: separator, part, of }) => {
                at(column).map(|place| Self::Part(place, separator, *part, *of))
            }
        }
    }

    /// The first cell that it is in.
    pub(super) fn first(&self) -> Option<usize> {
        match self {
            Self::At(place) | Self::Part(place, ..) => Some(*place),
            Self::Joined(places, _) => places.first().copied(),
            Self::Constant(_) => None,
        }
    }

    /// The last cell that it is in.
    pub(super) fn last(&self) -> Option<usize> {
        match self {
            Self::At(place) | Self::Part(place, ..) => Some(*place),
            Self::Joined(places, _) => places.iter().max().copied(),
            Self::Constant(_) => None,
        }
    }

    /// Whether its text, or a part of that, stands in this cell.
    pub(super) fn is_in(&self, cell: usize) -> bool {
        match self {
            Self::At(place) | Self::Part(place, ..) => *place == cell,
            Self::Joined(places, _) => places.contains(&cell),
            Self::Constant(_) => false,
        }
    }

    /// The text of a column of this type in a record's cells, trimmed, and what it is.
    pub(super) fn text<'r>(
        &'r self,
        record: &'r Record,
        cell_type: CellType,
    ) -> Result<(Cow<'r, str>, Kind), NoText> {
        // of a name in several cells some may be empty
        let is_name = cell_type == CellType::String;
        let is_text = is_name || cell_type == CellType::Id;
        // it is UTF-8, or told as a whole that it is not
        let cell = |place: usize| {
            let text = record.cells.get(place).and_then(|cell| std::str::from_utf8(cell).ok());
            let (text, kind) = match record.kinds.get(place).copied().unwrap_or_default() {
                // a text is what one sees
                Kind::Dressed if is_text => {
                    let shown = record.shown.iter().find(|(cell, _)| *cell == place);
                    (shown.map(|(_, shown)| shown.as_str()).or(text), Kind::Text)
                }
                Kind::Dressed => (text, Kind::Number),
                kind => (text, kind),
            };
            text.map(|text| (programme::text::trim(text), kind)).ok_or(NoText::NoCell)
        };
        match self {
            Self::At(place) => cell(*place).map(|(text, kind)| (Cow::Borrowed(text), kind)),
            Self::Constant(text) => Ok((Cow::Borrowed(*text), Kind::Text)),
            Self::Joined(places, with) => {
                let all = places.iter().map(|p| cell(*p)).collect::<Result<Vec<_>, _>>()?;
                let odd = all.iter().find(|(_, kind)| *kind != Kind::Text && *kind != Kind::Number);
                if let Some((text, kind)) = odd {
                    return Ok((Cow::Borrowed(*text), *kind));
                }
                let filled: Vec<&str> =
                    all.iter().map(|(text, _)| *text).filter(|text| !text.is_empty()).collect();
                if !is_name && !filled.is_empty() && filled.len() < places.len() {
                    return Err(NoText::Incomplete);
                }
                Ok((Cow::Owned(filled.join(with)), Kind::Text))
            }
            Self::Part(place, separator, part, of) => {
                let (text, kind) = cell(*place)?;
                if text.is_empty() || (kind != Kind::Text && kind != Kind::Number) {
                    return Ok((Cow::Borrowed(text), kind));
                }
                let parts: Vec<&str> = text.split(separator).collect();
                if parts.len() != *of {
                    return Err(NoText::OtherParts(parts.len()));
                }
                Ok((Cow::Borrowed(programme::text::trim(parts[part - 1])), Kind::Text))
            }
        }
    }
}

/// Whether a record's cell says what its column is called.
pub(super) fn names(record: &Record, placed: &Placed<'_>, labels: &[&str]) -> Option<bool> {
    let cell = record.cells.get(placed.first()?)?.trim_ascii();
    let is_label = |label: &&str| !label.is_empty() && cell.eq_ignore_ascii_case(label.as_bytes());
    Some(labels.iter().any(is_label))
}
