//! Funding lines.

use super::World;
use super::chance::{Chance, decimal, hundredths};

/// How often money that was awarded in a period is taken back.
const TAKEN_BACK: f64 = 0.01;

impl World {
    /// The funding lines of a centre in a period.
    pub(super) fn funding(
        &self,
        index: usize,
        period: usize,
        chance: &mut Chance,
    ) -> Vec<Vec<String>> {
        let money = &self.profile.model.funding;
        let share = self.share(period) * self.shares[index];
        let kept = 1.0 - money.office_share;
        let lines = [
            ("national", "base", money.national * kept),
            ("national", "supplemental", money.supplemental * kept),
            ("state", "base", money.state),
            ("local", "base", money.local),
            ("industry", "base", money.industry),
            ("fees", "base", money.fees),
            ("in_kind", "base", money.in_kind),
        ];
        let mut rows = Vec::new();
        for (number, (source, fund, yearly)) in lines.into_iter().enumerate() {
            // in whole units, as awards are
            let awarded = (yearly * share * chance.factor(0.1)).round();
            let spent = awarded * (1.0 - chance.unit() * (1.0 - money.least_spent));
            rows.push(line(number + 1, source, fund, hundredths(awarded), hundredths(spent)));
        }
        if chance.happens(TAKEN_BACK) {
            let back = (money.national * kept * share * 0.02).round();
            let mut row = line(rows.len() + 1, "national", "base", -hundredths(back), 0);
            "F1".clone_into(&mut row[7]);
            rows.push(row);
        }
        rows
    }

    /// What the office keeps of the national money.
    pub(super) fn office_funding(&self, period: usize, chance: &mut Chance) -> Vec<Vec<String>> {
        let money = &self.profile.model.funding;
        let scale: f64 = self.shares.iter().sum();
        let part = self.share(period) * scale * money.office_share;
        let row = |number, fund, yearly: f64, spent: f64| {
            let awarded = (yearly * part).round();
            line(number, "national", fund, hundredths(awarded), hundredths(awarded * spent))
        };
        let spent = 1.0 - chance.unit() * (1.0 - money.least_spent);
        vec![
            row(1, "base", money.national, spent),
            row(2, "supplemental", money.supplemental, spent),
        ]
    }

    /// The part of a first year's money that falls into a period.
    fn share(&self, period: usize) -> f64 {
        let (first, last) = self.years();
        let periods_a_year = self.periods.len() as f64 / f64::from(last - first + 1);
        let year = self.periods[period].fiscal_year;
        let grown = (1.0 + self.profile.model.reach.growth_a_year).powi(i32::from(year - first));
        grown / periods_a_year
    }
}

/// A funding line.
fn line(number: usize, source: &str, fund: &str, awarded: i64, spent: i64) -> Vec<String> {
    let cost_share = if source == "national" { "false" } else { "true" };
    let award = if source == "national" { "70SIM-01" } else { "" };
    let (awarded, spent) = (decimal(awarded), decimal(spent));
    let id = format!("F{number}");
    [&id, award, source, fund, cost_share, &awarded, &spent, ""].map(str::to_owned).to_vec()
}
