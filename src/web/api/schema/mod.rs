//! What programs read: every shape by its type, from which the document is made too. Nothing is added to a shape that its
//! reader may not see; what there is not is left out.

pub mod addition;
pub mod change;
pub mod commitment;
pub mod count;
pub mod entry;
pub mod report;
pub mod text;
pub mod word;
pub mod work;
