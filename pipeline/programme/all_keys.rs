//! The one table of the keys of `programme.toml`.

use toml::{Table, Value};

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table it stands in.
    pub table: &'static str,
    /// Its name; `*` for names that the programme chooses.
    pub name: &'static str,
    /// What values it takes.
    pub kind: &'static str,
    /// What holds when it is left out: a value in backticks, or words; empty if it is required.
    pub default: &'static str,
    /// A value to show; empty where contract and SQL give it.
    pub example: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

impl Key {
    /// The value that holds when it is left out, if one does.
    pub(super) fn default_value(&self) -> Option<Value> {
        let value = self.default.strip_prefix('`')?.strip_suffix('`')?;
        // a number, a list or a text in quotes; else a text without them
        let parsed = format!("value = {value}").parse::<Table>();
        let parsed = parsed.ok().and_then(|mut t| t.remove("value"));
        Some(parsed.unwrap_or_else(|| Value::String(value.to_owned())))
    }
}

/// The table of thresholds, by measure.
pub const THRESHOLDS: &str = "extreme_values";
/// The table of denominators, by name.
pub const DENOMINATORS: &str = "denominators";

/// Shorthand for one row of [`KEYS`].
const fn key(
    table: &'static str,
    name: &'static str,
    kind: &'static str,
    default: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Key {
    Key { table, name, kind, default, example, meaning }
}

/// Every key, in the order of the file.
pub const KEYS: &[Key] = &[
    key(
        "programme",
        "id",
        "text",
        "",
        r#""example""#,
        "short name of the programme, for file names and figures.json",
    ),
    key(
        "programme",
        "name",
        "text",
        "",
        r#""Example Manufacturing Extension Programme""#,
        "name of the programme, as reports print it",
    ),
    key(
        "programme",
        "currency",
        "ISO 4217 code",
        "",
        r#""USD""#,
        "currency of all money in extracts and reports",
    ),
    key(
        "programme",
        "locale",
        "`en`, `ja`, `pt-BR`, `de` or `ko`",
        "`en`",
        r#""en""#,
        "language in which findings are told, on receipts too; a centre's own in the column `language` of `centres.csv` counts before it; reports are in English",
    ),
    key(
        "programme",
        "fiscal_year_starts",
        "`MM-DD`",
        "",
        r#""10-01""#,
        "month and day on which a fiscal year starts; the day is at most 28",
    ),
    key(
        "programme",
        "fiscal_year_named_by",
        "`start` or `end`",
        "`end`",
        r#""end""#,
        "the calendar year that names a fiscal year: the one in which it starts or ends",
    ),
    key(
        "programme",
        "industry_classification",
        "text",
        "`industry code`",
        r#""NAICS 2022""#,
        "which classification the column industry follows, as reports print it",
    ),
    key(
        "programme",
        "national_funder",
        "text",
        "`the national funder`",
        r#""Department of Industry""#,
        "who pays the national money, as reports print it",
    ),
    key(
        "programme",
        "evaluator",
        "text",
        "`not named`",
        r#""Institute for Independent Evaluation""#,
        "who evaluates, as the cover prints it",
    ),
    key(
        "storage",
        "inbox",
        "folder or URL",
        "`inbox`",
        r#""inbox""#,
        "where extracts arrive, as `<centre>/<period>/<dataset>.csv`; a URL begins with `s3://`, `gs://` or `az://`",
    ),
    key(
        "storage",
        "warehouse",
        "folder or URL",
        "`warehouse`",
        r#""warehouse""#,
        "where the pseudonymised tables and snapshots are kept",
    ),
    key(
        "storage",
        "restricted",
        "folder or URL",
        "`restricted`",
        r#""restricted""#,
        "where identities, raw extracts and receipts are kept; give it its own permissions",
    ),
    key(
        "storage",
        "reports",
        "folder or URL",
        "`reports`",
        r#""reports""#,
        "where reports are written",
    ),
    key(
        "storage",
        "pseudonym_key",
        "file",
        "`secrets/pseudonym.key`",
        r#""secrets/pseudonym.key""#,
        "the key that turns identities into pseudonyms; in production keep it outside this folder, or set `COUNTERFOIL_KEY`",
    ),
    key(
        "storage",
        "retention_years",
        "whole number",
        "for good",
        "7",
        "years for which raw extracts are kept; `counterfoil purge --expired` removes older ones",
    ),
    key(
        "submission",
        "period",
        "`quarter` or `year`",
        "`quarter`",
        r#""quarter""#,
        "how often centres file",
    ),
    key(
        "submission",
        "due_days",
        "whole number",
        "`30`",
        "30",
        "days after a period's end by which its extracts are due",
    ),
    key(
        "submission",
        "datasets",
        "list of datasets",
        "`[]`",
        "",
        "which datasets every centre is expected to file for every period",
    ),
    key(
        "submission",
        "first_period",
        "period",
        "the earliest with any extract",
        r#""2024Q1""#,
        "the first period for which extracts are expected",
    ),
    key(
        "submission",
        "timezone",
        "IANA time zone",
        "`UTC`",
        r#""America/New_York""#,
        "where days begin and end: due days, days of receipt, the day on which a period begins; a centre's own in the column `timezone` of `centres.csv` counts before it",
    ),
    key(
        "submission",
        "lock_after_days",
        "whole number",
        "never",
        "120",
        "days after a period's end from which on its extracts are refused, unless the office lets a centre in: `counterfoil unlock`",
    ),
    key(
        "submission",
        "approval",
        "`automatic` or `office`",
        "`automatic`",
        r#""automatic""#,
        "whether figures rest on an extract as soon as it is accepted, or once the office has approved it: `counterfoil approve`",
    ),
    key(
        "submission",
        "settle_seconds",
        "whole number",
        "`0`",
        "0",
        "seconds for which a file must not have changed before it is loaded, such as 60 where files come over SFTP, so that one that is still being sent waits for the next load",
    ),
    key(
        "survey",
        "recall_months",
        "whole number",
        "`12`",
        "12",
        "months that the survey asks about, as reports print it",
    ),
    key(
        "survey",
        "lag_months",
        "whole number",
        "`6`",
        "6",
        "months between the close of a service and its survey",
    ),
    key(
        "checks",
        "max_open_months",
        "whole number",
        "`24`",
        "24",
        "months after which an open engagement that nobody mentions is stale",
    ),
    key(
        "checks",
        "unusual_score",
        "number from 1 to 100",
        "`3.5`",
        "3.5",
        "answers further than so many robust standard deviations from the median of others of the same industry and size, on the log scale, are called unusual in reports and by `counterfoil unusual`; none is held for it",
    ),
    key(
        THRESHOLDS,
        "share_of_client_sales",
        "number",
        "no threshold",
        "1.0",
        "new plus retained sales above this share of the client's annual sales are held",
    ),
    key(
        THRESHOLDS,
        "share_of_client_employees",
        "number",
        "no threshold",
        "1.0",
        "created and retained jobs are held where the retained ones are above this share of the client's employees",
    ),
    key(
        THRESHOLDS,
        "*",
        "the measure's unit",
        "no threshold",
        "",
        "a value above it is held until the office has verified it",
    ),
    key(
        "disclosure",
        "min_clients",
        "whole number from 2 to 100",
        "`3`",
        "5",
        "a figure of fewer enterprises is not published outside the office; where what one contributes is itself told to a few, the larger the safer",
    ),
    key(
        "disclosure",
        "p_percent",
        "number from 0 to 100",
        "`10`",
        "15",
        "no enterprise's amount may be told from what is published to within so many percent of it by another that contributes",
    ),
    key(
        "disclosure",
        "dominance_n",
        "whole number from 1 to 5",
        "no rule",
        "2",
        "how many of the largest enterprises the rule of dominance looks at",
    ),
    key(
        "disclosure",
        "dominance_k",
        "number from 1 to 100",
        "no rule",
        "85",
        "percent of a total that those may have together, or it is not published",
    ),
    key(
        "disclosure",
        "round_counts_to",
        "whole number from 2 to 100",
        "no rounding",
        "5",
        "counts of enterprises and of their answers are published as multiples of it, instead of some not at all; rates are derived from those",
    ),
    key(
        "bands",
        "size",
        "list of whole numbers",
        "`[20, 100, 250]`",
        "[20, 100, 250]",
        "where size bands start, in employees; the first band is below the first number",
    ),
    key(
        "bands",
        "industry_digits",
        "whole number",
        "`3`",
        "3",
        "leading digits of the industry code by which figures are broken down",
    ),
    key(
        "enterprise_id",
        "strip",
        "text",
        "`\"\"`",
        r#"" -.""#,
        "characters taken out of an enterprise id before it is keyed",
    ),
    key(
        "enterprise_id",
        "pad",
        "whole number",
        "`0`",
        "0",
        "width to which an enterprise id is padded with zeros on the left",
    ),
    key(
        "enterprise_id",
        "pattern",
        "regular expression",
        "any",
        r#""[0-9]{9}""#,
        "what an enterprise id must look like, after strip and pad",
    ),
    key(
        DENOMINATORS,
        "headline",
        "name of a denominator",
        "the first by name",
        "",
        "which denominator the ratios without a suffix use",
    ),
    key(
        DENOMINATORS,
        "*",
        "`{ sources, funds, basis }`",
        "none",
        "",
        "a denominator: the lines of these sources and funds, by the amount that `basis` names",
    ),
];
