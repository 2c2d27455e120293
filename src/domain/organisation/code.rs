//! The short names of parties and organisations.

use crate::domain::basics::code::code;

code! {
    /// A party's short name, such as `ROK`.
    PartyCode
}

code! {
    /// An organisation's short name, such as `MSIT`.
    OrganisationCode
}
