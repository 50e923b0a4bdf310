//! Firms: what one is like depends on the seed and its number only, so that two centres that have
//! the same firm as a client agree about it without asking each other.

use super::chance::{Chance, decimal, hundredths, whole};
use super::profile::Model;

/// What names are made of.
const NAMES: [&str; 24] = [
    "Alder", "Birch", "Cedar", "Dover", "Elm", "Falcon", "Granite", "Harbor", "Iris", "Juniper",
    "Keystone", "Lark", "Maple", "North", "Oak", "Pioneer", "Quarry", "River", "Summit", "Tern",
    "Union", "Valley", "Willow", "Zenith",
];
/// What they do.
const TRADES: [&str; 16] = [
    "Precision",
    "Castings",
    "Foods",
    "Plastics",
    "Tooling",
    "Machine",
    "Fabrication",
    "Textiles",
    "Packaging",
    "Instruments",
    "Furniture",
    "Electronics",
    "Coatings",
    "Springs",
    "Controls",
    "Metals",
];
/// The yearly change of a firm's size, as a spread.
const YEARLY_SPREAD: f64 = 0.06;

/// Which firm: the centre whose client it was first, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FirmId {
    /// The centre, by its place in `centres.csv`.
    pub(super) centre: usize,
    /// Its number there.
    pub(super) number: usize,
}

/// A firm.
#[derive(Debug)]
pub(super) struct Firm {
    id: FirmId,
    pub(super) name: String,
    /// Its register number; empty if the centre does not know it.
    pub(super) enterprise_id: String,
    pub(super) industry: String,
    pub(super) is_rural: bool,
    employees: f64,
    /// Sales for each employee, unless the centre does not know them.
    productivity: Option<f64>,
}

impl Firm {
    /// The firm of this number.
    pub(super) fn new(seed: u64, id: FirmId, model: &Model) -> Self {
        let mut chance = Chance::new(seed, [1, id.centre as u64, id.number as u64]);
        let industries: Vec<(&String, f64)> =
            model.industries.iter().map(|(code, weight)| (code, *weight)).collect();
        let mut of = |words: &[&str]| words[chance.below(words.len())].to_owned();
        let (name, trade) = (of(&NAMES), of(&TRADES));
        let form = &model.firm.forms[chance.below(model.firm.forms.len())];
        let serial = id.centre * 1_000_000 + id.number;
        let is_known = !chance.happens(model.firm.enterprise_id_missing);
        let is_told = !chance.happens(model.firm.annual_sales_missing);
        let productivity = chance.skewed(&model.firm.sales_per_employee);
        Self {
            id,
            name: format!("{name} {trade} {serial} {form} (simulated)"),
            enterprise_id: match is_known {
                true => register_number(&model.firm.enterprise_id, serial),
                false => String::new(),
            },
            industry: (*chance.pick(&industries)).clone(),
            is_rural: chance.happens(model.firm.rural_share),
            employees: chance.skewed(&model.firm.employees),
            productivity: is_told.then_some(productivity),
        }
    }

    /// How many work there in a fiscal year.
    pub(super) fn employees(&self, seed: u64, year: i16) -> usize {
        let place = [
            2,
            self.id.centre as u64,
            self.id.number as u64 * 10_000 + u64::from(year.unsigned_abs()),
        ];
        whole(self.employees * Chance::new(seed, place).factor(YEARLY_SPREAD)).max(1)
    }

    /// What it sells in a year with so many employees, in hundredths, if the centre knows.
    pub(super) fn annual_sales(&self, employees: usize) -> Option<i64> {
        // as books round it, to hundreds
        let sales = self.productivity? * employees as f64;
        Some(hundredths((sales / 100.0).round() * 100.0))
    }

    /// The cell of its yearly sales.
    pub(super) fn annual_sales_cell(&self, employees: usize) -> String {
        self.annual_sales(employees).map_or_else(String::new, decimal)
    }
}

/// A register number of this form: a different one for each serial number, in no visible order.
fn register_number(form: &str, serial: usize) -> String {
    let digits = form.bytes().filter(|b| *b == b'#').count();
    let modulus = 10_u128.pow(u32::try_from(digits).unwrap_or(0));
    // a factor without a divisor in common with a power of ten visits each number once
    let scattered = (serial as u128 + 1) * 48_271_137_931 % modulus;
    let number = format!("{scattered:0digits$}");
    let mut rest = number.chars();
    let filled: String =
        form.chars().map(|c| if c == '#' { rest.next().unwrap_or('0') } else { c }).collect();
    // all digits alike would be taken for a placeholder
    if number.bytes().all(|b| Some(b) == number.bytes().next()) { String::new() } else { filled }
}
