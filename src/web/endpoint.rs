//! What the router puts at an address, and how it calls the functions of pages.

use std::future::Future;
use std::marker::PhantomData;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use crate::app::form::FormData;
use crate::app::{Error, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::basics::typed_text::accepted;
use crate::web::{AppState, error, request_context};

/// The methods of an address whose handlers take the parameters `P` of its path.
pub struct Endpoint<P> {
    /// What answers.
    pub methods: MethodRouter<AppState>,
    /// Whether it can be posted to.
    pub posts: bool,
    /// Whether only people who are signed in reach it.
    pub members: bool,
    /// Whether a key in the address says who asks.
    pub personal: bool,
    parameters: PhantomData<fn() -> P>,
}

impl<P> Endpoint<P> {
    /// What everybody reads.
    pub fn read(methods: MethodRouter<AppState>) -> Self {
        Self { methods, posts: false, members: false, personal: false, parameters: PhantomData }
    }

    /// The same, which can be posted to.
    pub fn posted(self, methods: impl FnOnce(MethodRouter<AppState>) -> MethodRouter<AppState>) -> Self {
        Self { methods: methods(self.methods), posts: true, ..self }
    }

    /// The same for people who are signed in only.
    pub fn for_members(self) -> Self {
        Self { members: true, ..self }
    }

    /// The same for whom a key in the address belongs to.
    pub fn by_key(self) -> Self {
        Self { personal: true, ..self }
    }

    /// The same with another bound on what is posted, in bytes.
    pub fn body_limit(self, bytes: usize) -> Self {
        Self { methods: self.methods.layer(DefaultBodyLimit::max(bytes)), ..self }
    }
}

/// The parameters of a path: none, or one of the structs of `paths`.
pub trait Parameters: Clone + Send + Sync + Sized + 'static {
    /// Reads them. What they cannot be is at no address.
    fn read(parts: &mut Parts, state: &AppState) -> impl Future<Output = Result<Self, Error>> + Send;
}

impl Parameters for () {
    async fn read(_: &mut Parts, _: &AppState) -> Result<Self, Error> {
        Ok(())
    }
}

impl<P: DeserializeOwned + Clone + Send + Sync + 'static> Parameters for (P,) {
    async fn read(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let whole = percent_decode_str(parts.uri.path()).decode_utf8().map_err(|_| Error::Nowhere)?;
        accepted(&whole).map_err(|_| Error::Nowhere)?;
        let Path(path) = Path::<P>::from_request_parts(parts, state).await.map_err(|_| Error::Nowhere)?;
        Ok((path,))
    }
}

/// A function of a page. It takes the request, who is signed in where only members come, the parameters of the path
/// where there are any, and what was typed where there is a form, in this order.
pub trait Handler<Arguments, P>: Clone + Send + Sync + 'static {
    /// What it returns.
    type Output: Send;
    /// The future of the call.
    type Future: Future<Output = Self::Output> + Send;

    /// Calls it.
    fn call(&self, arguments: Arguments, parameters: P) -> Self::Future;
}

macro_rules! handlers {
    ($(($($before:ident: $Before:ty),+)($($after:ident: $After:ty)?);)+) => {$(
        impl<F, Made> Handler<($($Before,)+ $($After,)?), ()> for F
        where
            F: Fn($($Before,)+ $($After)?) -> Made + Clone + Send + Sync + 'static,
            Made: Future + Send,
            Made::Output: Send,
        {
            type Output = Made::Output;
            type Future = Made;

            fn call(&self, ($($before,)+ $($after,)?): ($($Before,)+ $($After,)?), (): ()) -> Made {
                self($($before,)+ $($after)?)
            }
        }

        impl<F, Made, P> Handler<($($Before,)+ $($After,)?), (P,)> for F
        where
            F: Fn($($Before,)+ P, $($After)?) -> Made + Clone + Send + Sync + 'static,
            Made: Future + Send,
            Made::Output: Send,
        {
            type Output = Made::Output;
            type Future = Made;

            fn call(&self, ($($before,)+ $($after,)?): ($($Before,)+ $($After,)?), (path,): (P,)) -> Made {
                self($($before,)+ path, $($after)?)
            }
        }
    )+};
}

handlers! {
    (request: RequestContext)();
    (request: RequestContext)(form_data: FormData);
    (request: RequestContext, member: Member)();
    (request: RequestContext, member: Member)(form_data: FormData);
}

/// A page that everybody may ask for.
pub fn page<H, P>(page: H) -> Endpoint<P>
where
    H: Handler<(RequestContext,), P, Output = PageResult>,
    P: Parameters,
{
    read_by_all(move |context, path| page.call((context,), path))
}

/// The same, from what draws it.
pub(super) fn read_by_all<P, Drawn>(
    draw: impl Fn(RequestContext, P) -> Drawn + Clone + Send + Sync + 'static,
) -> Endpoint<P>
where
    P: Parameters,
    Drawn: Future<Output = PageResult> + Send,
{
    Endpoint::read(get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let drawn = match P::read(&mut parts, &state).await {
            Ok(path) => draw(context.clone(), path).await,
            Err(nowhere) => Err(nowhere),
        };
        error::answer(drawn, context).await
    }))
}
