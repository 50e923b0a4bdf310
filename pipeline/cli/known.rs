//! What commands are asked about, which must be there.

use super::Error;
use programme::Programme;

/// Refuses a centre or a period that the programme has not.
pub(super) fn refuse_unknown(
    programme: &Programme,
    centre: Option<&str>,
    period: Option<&str>,
) -> Result<(), Error> {
    if let Some(centre) = centre.filter(|centre| programme.centre(centre).is_none()) {
        let hint = "`centres.csv` names the centres".to_owned();
        return Err(Error::Usage { message: format!("there is no centre `{centre}`"), hint });
    }
    if let Some(period) = period.filter(|period| programme.calendar.period(period).is_none()) {
        let hint = "periods are named like those in the inbox".to_owned();
        return Err(Error::Usage { message: format!("there is no period `{period}`"), hint });
    }
    Ok(())
}
