//! A form about one commitment: how its page begins, whatever the form does.

use crate::app::form::FormData;
use crate::app::request::{PageContext, RenderContext, RequestContext};
use crate::app::{Error, Frame};
use crate::domain::access::member::Member;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};

/// What the page of such a form is drawn from.
pub struct OpenCommitment {
    /// The commitment as the member may work on it.
    pub case: MemberCommitment,
    /// One state of the record.
    pub page_context: PageContext,
    /// Language, words, day and names.
    pub context: RenderContext,
    /// What surrounds the page.
    pub frame: Frame,
}

impl OpenCommitment {
    /// Opens the form of the commitment with that slug. `title` is the key of what the page is called; the
    /// message may name the commitment by `title`. Whatever else is read of the database is read before: the page's own
    /// connection is taken here.
    ///
    /// # Errors
    /// When there is no such commitment, `may` refuses it to the member, or the database does not answer.
    pub async fn open(
        request: &RequestContext,
        member: &Member,
        slug: &str,
        title: &str,
        may: impl FnOnce(&MemberCommitment) -> bool,
    ) -> Result<Self, Error> {
        let case = request.accord.commitments().member_commitment(member, slug).await?;
        if !may(&case) {
            return Err(Error::Nowhere);
        }
        let page_context = request.read().await?;
        let commitment = case.state.commitment.title.words(request.lang);
        let title = request.messages.with(title, &[("title", commitment.into())]);
        let frame = Frame::of_own(request, &page_context, title);
        Ok(Self { case, context: frame.context.clone(), frame, page_context })
    }

    /// The contents of the form and its hidden fields: its idempotency key, and the version it was opened with.
    pub fn with_keys(&self, request: &RequestContext, form_data: FormData, versioned: Versioned<'_>) -> FormData {
        let (key, version) = (request.accord.idempotency_key(), self.case.version(versioned));
        form_data.or([("key", &*key), ("version", &*version)])
    }
}
