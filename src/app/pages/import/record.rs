//! Recording what the preview of a file shows.

use crate::app::RequestContext;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormResult, redirect_done, refuse_form};
use crate::app::form::text::worded;
use crate::app::pages::import::gone;
use crate::app::pages::import::one::SheetForm;
use crate::domain::access::member::Member;
use crate::domain::sheet::SheetSubject;
use crate::domain::sheet::headings::Words;
use crate::paths;
use crate::service::portfolio::sheet::RecordSheet;
use crate::service::unit_of_work::ServiceError;

/// Records what the preview shows.
///
/// # Errors
/// When the person keeps no such file, or the database does not answer.
pub async fn post(
    request: RequestContext,
    member: Member,
    file: &str,
    form_data: FormData,
    words: &Words,
) -> FormResult {
    let typed = SheetForm::read(&form_data);
    let form = RecordSheet {
        version: typed.version,
        reason: worded(&form_data, SheetForm::NAMES.reason, None, request.lang),
        leaves_out: !typed.leave_out.is_empty(),
        idempotency_key: typed.key,
    };
    match request.accord.portfolio().record_sheet(&member, file, form, words).await {
        Ok(Some((subject, tally))) => {
            let done = match subject {
                SheetSubject::Updates => format!("submitted-{}", tally.taken()),
                _ => format!("recorded-{}-{}", tally.taken(), tally.proposed),
            };
            redirect_done(&paths::import(request.lang), &done)
        }
        Ok(None) => redirect_done(&paths::import(request.lang), "before"),
        Err(ServiceError::Invalid(faults)) => {
            let mut form_data = form_data;
            let (left_out, others): (Vec<_>, Vec<_>) =
                faults.into_iter().partition(|it| it.field == SheetForm::NAMES.leave_out);
            if !left_out.is_empty() {
                form_data.refuse(SheetForm::NAMES.leave_out, request.messages.say("import-refused-rows"));
            }
            refuse_form(&request, form_data, ServiceError::Invalid(others))
        }
        Err(missing @ ServiceError::NotFound) => Err(gone(missing)),
        Err(refusal) => refuse_form(&request, form_data, refusal),
    }
}
