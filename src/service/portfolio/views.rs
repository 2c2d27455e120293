//! Saved views: lists and timelines under a name, and the one with which a person starts.

use crate::domain::access::member::Member;
use crate::domain::basics::address::take_apart;
use crate::domain::basics::field_error::{FieldErrors, Problem, TITLE};
use crate::domain::basics::parameter::BadParameter;
use crate::domain::list::query::Query;
use crate::domain::list::saved_view::{MOST_VIEWS, SavedView, ViewCircle, ViewKind, circles};
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed};
use crate::store;
use crate::store::db::Conn;
use crate::store::saved_view as views;

/// A saved view with what it asks today.
#[derive(Clone, Debug)]
pub struct ReadView {
    pub view: SavedView,
    /// Its query, without what does not exist any more.
    pub query: Query,
    /// What does not.
    pub faults: Vec<BadParameter>,
    /// Whether the person may change it.
    pub changeable: bool,
    /// Whether the person starts with it.
    pub start: bool,
}

/// A view as a form saves it.
#[derive(Clone, Debug)]
pub struct SaveView {
    pub name: String,
    pub circle: ViewCircle,
    pub kind: ViewKind,
    /// What it asks, as the address spells it.
    pub query: String,
    /// Whether it takes the place of one with its name: the version of that which the person was told of.
    pub replaces: Option<String>,
    /// Whether the person is to start with it.
    pub start: bool,
    pub idempotency_key: String,
}

/// A change of a view's name or circle.
#[derive(Clone, Debug)]
pub struct ChangeView {
    pub id: String,
    /// The version that was read.
    pub version: String,
    pub name: String,
    pub circle: ViewCircle,
}

impl Portfolio<'_> {
    /// The saved views that somebody is offered, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn views(self, snapshot: &mut Snapshot, member: Option<&Member>) -> store::Result<Vec<ReadView>> {
        let who = member.map(|it| (it.account.as_str(), it.organisation.as_str()));
        let saved = views::of(&mut snapshot.conn, who).await?;
        let start = match member {
            Some(member) if !saved.is_empty() => views::start(&mut snapshot.conn, &member.account).await?,
            _ => None,
        };
        let (reference, today) = (snapshot.reference.clone(), self.context.today());
        let read = |view: SavedView| {
            let (parameters, mut faults) = take_apart(&view.query);
            let parameters = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let (query, unusable) = Query::read(parameters, &reference, today);
            faults.extend(unusable);
            let changeable = member.is_some_and(|it| view.may_be_changed_by(it));
            let start = start.as_ref().is_some_and(|it| it.id == view.id);
            ReadView { view, query, faults, changeable, start }
        };
        Ok(saved.into_iter().filter(|it| it.is_for(member)).map(read).collect())
    }

    /// The view with which a person starts, where it is still offered.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn start_view(self, member: &Member) -> store::Result<Option<SavedView>> {
        let view = views::start(&mut self.context.db.read().await?, &member.account).await?;
        Ok(view.filter(|it| it.is_for(Some(member))))
    }

    /// Sets the view with which a person starts, or none.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn start_with(self, member: &Member, view: Option<&str>) -> ServiceResult<()> {
        let mut conn = self.context.db.write_aside().await?;
        if let Some(id) = view {
            let found = views::view(&mut conn, id).await?.filter(|it| it.is_for(Some(member)));
            allowed(found.is_some())?;
        }
        views::set_start(&mut conn, &member.account, view).await?;
        Ok(conn.commit().await?)
    }

    /// Saves a view under a name. One of the same name that the person may change is replaced where the form says so.
    ///
    /// # Errors
    /// See [`ServiceError`]. [`ServiceError::Outdated`] when the one to be replaced was changed since the person was told
    /// of it.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn save_view(self, member: &Member, form: SaveView) -> ServiceResult<SavedView> {
        allowed(circles(member).contains(&form.circle))?;
        let name = form.name.trim();
        check(name)?;
        let mut conn = self.context.db.write_aside().await?;
        let now = self.context.now();
        let id = self.context.own_id(&form.idempotency_key);
        let view = SavedView {
            version: id.clone(),
            id,
            account: member.account.clone(),
            organisation: member.organisation.clone(),
            circle: form.circle,
            kind: form.kind,
            name: name.to_owned(),
            query: form.query,
        };
        if let Some(made) = views::view(&mut conn, &view.id).await? {
            // The same form was sent before.
            allowed(made.account == member.account)?;
            return Ok(made);
        }
        let others = beside(&mut conn, member, form.circle).await?;
        let former = others.iter().find(|it| it.is_called(name));
        let view = match (former, &form.replaces) {
            (Some(former), Some(read)) => {
                allowed(former.may_be_changed_by(member))?;
                if former.version == view.version {
                    // The same form was sent before.
                    return Ok(former.clone());
                }
                let view = SavedView { id: former.id.clone(), account: former.account.clone(), ..view };
                if former.version != *read || !views::put(&mut conn, &view, read, now).await? {
                    return Err(ServiceError::Outdated(former.version.clone()));
                }
                view
            }
            (former, _) => {
                let mut faults = FieldErrors::default();
                let changeable = former.is_some_and(|it| it.may_be_changed_by(member));
                faults.require(former.is_none() || changeable, "name", Problem::ViewOfOthers);
                faults.require(former.is_none() || !changeable, "name", Problem::ViewNamed);
                faults.require(others.len() < MOST_VIEWS, "name", Problem::TooManyViews);
                faults.refuse()?;
                views::add(&mut conn, &view, now).await?;
                view
            }
        };
        if form.start {
            views::set_start(&mut conn, &member.account, Some(&view.id)).await?;
        }
        conn.commit().await?;
        Ok(view)
    }

    /// Renames a view, or sets for whom it is.
    ///
    /// # Errors
    /// See [`ServiceError`]. [`ServiceError::Outdated`] when somebody changed it since it was read.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn change_view(self, member: &Member, form: ChangeView) -> ServiceResult<()> {
        let mut conn = self.context.db.write_aside().await?;
        let former = changeable(&mut conn, member, &form.id, &form.version).await?;
        allowed(circles(member).contains(&form.circle))?;
        // What others rely on is not taken from them by somebody else's making it an own one.
        let becomes_own = form.circle == ViewCircle::Own && former.circle != ViewCircle::Own;
        allowed(!becomes_own || former.account == member.account)?;
        let name = form.name.trim();
        check(name)?;
        let others = beside(&mut conn, member, form.circle).await?;
        let mut faults = FieldErrors::default();
        let taken = others.iter().any(|it| it.id != former.id && it.is_called(name));
        faults.require(!taken, "name", Problem::ViewOfOthers);
        faults.require(others.len() < MOST_VIEWS || former.circle == form.circle, "circle", Problem::TooManyViews);
        faults.refuse()?;
        let now = self.context.now();
        let version = self.context.random.id(now);
        // What somebody shares who moved is for those beside whom they are now.
        let organisation = member.organisation.clone();
        let view = SavedView { name: name.to_owned(), circle: form.circle, organisation, version, ..former };
        if !views::put(&mut conn, &view, &form.version, now).await? {
            return Err(ServiceError::Outdated(String::new()));
        }
        Ok(conn.commit().await?)
    }

    /// Deletes a view.
    ///
    /// # Errors
    /// See [`ServiceError`]. [`ServiceError::Outdated`] when somebody changed it since it was read.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn delete_view(self, member: &Member, id: &str, version: &str) -> ServiceResult<()> {
        let mut conn = self.context.db.write_aside().await?;
        changeable(&mut conn, member, id, version).await?;
        if !views::delete(&mut conn, id, version).await? {
            return Err(ServiceError::Outdated(String::new()));
        }
        Ok(conn.commit().await?)
    }
}

fn check(name: &str) -> ServiceResult<()> {
    let mut faults = FieldErrors::default();
    faults.require(!name.is_empty(), "name", Problem::Missing);
    faults.found("name", TITLE.problem(name));
    faults.refuse()
}

/// The view that a person may change, in the version that was read.
async fn changeable(conn: &mut Conn, member: &Member, id: &str, version: &str) -> ServiceResult<SavedView> {
    let view = views::view(conn, id).await?.filter(|it| it.may_be_changed_by(member));
    let view = view.ok_or(ServiceError::Denied)?;
    if view.version == version { Ok(view) } else { Err(ServiceError::Outdated(view.version)) }
}

/// The views among which a person's of a circle needs a name of its own.
async fn beside(conn: &mut Conn, member: &Member, circle: ViewCircle) -> store::Result<Vec<SavedView>> {
    let mut all = views::of(conn, Some((&member.account, member.organisation.as_str()))).await?;
    all.retain(|it| it.circle == circle);
    Ok(all)
}
