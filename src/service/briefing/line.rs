//! The line that an organisation adds to briefings about a commitment.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::field_error::{FieldErrors, Problem, REMARK};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::briefing::BriefingAudience;
use crate::service::briefing::Briefings;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed};
use crate::store::briefing;
use crate::store::briefing::BriefingLine;

/// The version of a line that nobody has written yet.
const NONE: &str = "none";

/// A line as a form sets it.
#[derive(Clone, Debug)]
pub struct SetBriefingLine {
    /// Empty removes the present line.
    pub words: Text,
    /// The widest briefing in which it appears.
    pub circle: BriefingAudience,
    /// The version that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// The line of one's organisation about a commitment.
#[derive(Clone, Debug)]
pub struct OwnBriefingLine {
    pub commitment: MemberCommitment,
    pub words: Text,
    pub circle: BriefingAudience,
    /// The version that the form carries.
    pub version: String,
}

/// What a briefing for a circle shows of a line.
pub(in crate::service) fn shown(line: BriefingLine, circle: BriefingAudience) -> Option<Text> {
    (line.circle.reaches(circle) && !line.words.is_empty()).then_some(line.words)
}

fn version(line: Option<&BriefingLine>) -> String {
    line.map_or(NONE, |it| &it.id).to_owned()
}

impl Briefings<'_> {
    /// The line of the member's organisation about a commitment.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "briefings"), err(level = "debug"))]
    pub async fn line(self, member: &Member, slug: &str) -> ServiceResult<OwnBriefingLine> {
        allowed(may(member, Action::Brief, &ActionContext::GENERAL))?;
        let commitment = Commitments { context: self.context }.member_commitment(member, slug).await?;
        let mut conn = self.context.db.read().await?;
        let line = briefing::line(&mut conn, &member.organisation, commitment.id.as_str()).await?;
        let version = version(line.as_ref());
        let (words, circle) = line.map_or((Text::default(), BriefingAudience::Party), |it| (it.words, it.circle));
        Ok(OwnBriefingLine { commitment, words, circle, version })
    }

    /// Sets the line of the member's organisation about a commitment. The former ones are kept.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "briefings"), err(level = "debug"))]
    pub async fn set_line(self, member: &Member, slug: &str, form: SetBriefingLine) -> ServiceResult<()> {
        allowed(may(member, Action::Brief, &ActionContext::GENERAL))?;
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let commitment = member_commitment(&mut conn, member, &reference, slug, self.context.today()).await?;
        let organisation = &member.organisation;
        let id = self.context.own_id(&form.idempotency_key);
        if briefing::is_written(&mut conn, organisation, &id).await? {
            return Ok(());
        }
        let present = briefing::line(&mut conn, organisation, commitment.id.as_str()).await?;
        let now = version(present.as_ref());
        if now != form.version {
            return Err(ServiceError::Outdated(now));
        }
        let written = |lang: Lang| form.words.version(lang).map_or("", |it| trimmed(&it.words));
        let words = [written(Lang::En), written(Lang::Ko)];
        let before = present.as_ref().map(|it| (it.words.clone(), it.circle));
        let after = (Text::of_editor(Some(words[0].to_owned()), Some(words[1].to_owned())), form.circle);
        let mut faults = FieldErrors::default();
        for lang in Lang::ALL {
            let fits = REMARK.problem(written(*lang)).is_none();
            faults.require(fits, &format!("line_{lang}"), Problem::NoteTooLong);
        }
        let nothing = after.0.is_empty() && before.as_ref().is_none_or(|(words, _)| words.is_empty());
        faults.require(!nothing, "line", Problem::Missing);
        faults.require(nothing || before.as_ref() != Some(&after), "line", Problem::Unchanged);
        faults.refuse()?;
        let line = BriefingLine {
            id,
            words: after.0.clone(),
            circle: form.circle,
            at: self.context.now(),
            by: member.account.clone(),
        };
        briefing::add(&mut conn, organisation, commitment.id.as_str(), words, &line).await?;
        conn.commit().await?;
        Ok(())
    }
}
