//! One thing that programs can ask for: where, with what, who may, and what is answered.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::domain::account::api_token::TokenScope;
use crate::domain::basics::string_enum::string_enum;
use crate::web::api::answer::Answer;
use crate::web::api::problem::Refusal;
use crate::web::api::request::ApiRequest;

string_enum! {
    /// How an operation is asked for.
    Verb {
        Get = "get",
        Post = "post",
        Put = "put",
    }
}

string_enum! {
    /// What an operation is about.
    Topic {
        Commitments = "commitments",
        Portfolio = "portfolio",
        Work = "work",
    }
}

/// What an operation is called with.
type Call = Box<dyn Fn(ApiRequest) -> Pin<Box<dyn Future<Output = Result<Answer, Refusal>> + Send>> + Send + Sync>;

/// The shape of what is sent or answered, as its type tells it.
#[derive(Clone, Copy)]
pub struct Shape {
    /// What its type is called.
    pub name: fn() -> Cow<'static, str>,
    /// The schema of its type.
    pub schema: fn() -> RefOr<Schema>,
    /// Adds the schemas that this one names.
    pub named: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl Shape {
    /// The shape of a type.
    pub fn of<T: ToSchema>() -> Self {
        Self { name: T::name, schema: T::schema, named: T::schemas }
    }
}

/// One thing that programs can ask for.
pub struct Operation {
    /// What it is called, in the document and in the texts about it.
    pub id: &'static str,
    pub verb: Verb,
    pub topic: Topic,
    /// The address with names in braces for what varies.
    pub path: &'static str,
    /// What a token has to be for; nothing where everybody reads.
    pub scope: Option<TokenScope>,
    /// The parameters that the address may have.
    pub parameters: Vec<&'static str>,
    /// The one of them that is needed.
    pub needed: Option<&'static str>,
    /// What is sent.
    pub body: Option<Shape>,
    /// What is answered.
    pub answer: Shape,
    /// Whether the version of what is changed has to be said.
    pub versioned: bool,
    /// What answers.
    pub call: Call,
}

/// Something that is read by everybody, and by a member with more in it.
pub fn read<T, F, Made>(topic: Topic, id: &'static str, path: &'static str, call: F) -> Operation
where
    T: ToSchema,
    F: Fn(ApiRequest) -> Made + Send + Sync + 'static,
    Made: Future<Output = Result<Answer, Refusal>> + Send + 'static,
{
    Operation {
        id,
        verb: Verb::Get,
        topic,
        path,
        scope: None,
        parameters: vec!["lang"],
        needed: None,
        body: None,
        answer: Shape::of::<T>(),
        versioned: false,
        call: Box::new(move |request| Box::pin(call(request))),
    }
}

/// Something that is written with a token, on what has a version.
pub fn write<B, T, F, Made>(verb: Verb, scope: TokenScope, id: &'static str, path: &'static str, call: F) -> Operation
where
    B: ToSchema,
    T: ToSchema,
    F: Fn(ApiRequest) -> Made + Send + Sync + 'static,
    Made: Future<Output = Result<Answer, Refusal>> + Send + 'static,
{
    let body = Some(Shape::of::<B>());
    let read = read::<T, F, Made>(Topic::Work, id, path, call);
    Operation { verb, scope: Some(scope), body, versioned: true, ..read }
}

impl Operation {
    /// The same with parameters.
    pub fn taking(mut self, parameters: impl IntoIterator<Item = &'static str>) -> Self {
        self.parameters.extend(parameters);
        self
    }

    /// The same where one of the parameters is needed.
    pub fn needing(self, parameter: &'static str) -> Self {
        Self { needed: Some(parameter), ..self }
    }

    /// The same only for people with a token.
    pub fn for_members(self) -> Self {
        Self { scope: Some(TokenScope::Read), ..self }
    }

    /// The same where there is no version to be said.
    pub fn without_version(self) -> Self {
        Self { versioned: false, ..self }
    }

    /// The names of what varies in its address.
    pub fn varies(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('{').skip(1).filter_map(|it| it.split('}').next())
    }

    /// Whether it only reads.
    pub fn reads(&self) -> bool {
        self.verb == Verb::Get
    }
}
