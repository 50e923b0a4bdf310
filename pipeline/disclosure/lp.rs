//! Linear programs, and whole ones for covers: the only file that knows the solver.
//!
//! Nobody believes what comes back before it has been checked in whole numbers (see `witness`): a
//! solver that errs makes cells look unsafe and never safe.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

/// Terms, by column, that come to exactly the right side, or to no more.
#[derive(Debug)]
pub(crate) struct Limit {
    /// The columns with what they are multiplied by.
    pub(crate) terms: Vec<(usize, f64)>,
    /// Whether they come to exactly that.
    pub(crate) is_exact: bool,
    /// The right side.
    pub(crate) right: f64,
}

/// Minimise Σ cost × x, where x is at least 0, under rows.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    /// Cost and greatest value of each variable.
    pub(crate) columns: Vec<(f64, f64)>,
    /// What they come to together.
    pub(crate) rows: Vec<Limit>,
}

impl Linear {
    /// The values of the variables at the least cost, if there are any that fit.
    pub(crate) fn solve(&self) -> Option<Vec<f64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let columns = self.columns.iter().map(|(cost, most)| problem.add_var(*cost, (0.0, *most)));
        let variables: Vec<_> = columns.collect();
        for Limit { terms, is_exact, right } in &self.rows {
            let terms = terms.iter().map(|(column, factor)| (variables[*column], *factor));
            let comparison = if *is_exact { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(terms, comparison, *right);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(variables.iter().map(|v| solution.var_value(*v)).collect())
    }
}

/// The sets, by place, that are hit by a choice of the least weight: of each set at least one. Nothing
/// if that is not found within some steps.
pub(crate) fn lightest_cover(weights: &[u64], sets: &[Vec<usize>]) -> Option<Vec<bool>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    #[expect(clippy::cast_precision_loss, reason = "weights are small, and ties are broken anyhow")]
    let variables: Vec<_> = weights.iter().map(|w| problem.add_binary_var(*w as f64)).collect();
    for set in sets {
        let terms = set.iter().map(|place| (variables[*place], 1.0));
        problem.add_constraint(terms, ComparisonOp::Ge, 1.0);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(5_000);
    let outcome = problem.solve_with(options).ok()?;
    if !outcome.is_optimal() {
        return None;
    }
    let solution = outcome.into_solution().ok()?;
    Some(variables.iter().map(|v| solution.var_value(*v) > 0.5).collect())
}
