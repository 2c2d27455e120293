//! The parts that pages are made of. Class names are those of `style/`.

pub mod bar;
pub mod card;
pub mod feed;
pub mod head;
pub mod icon;
pub mod rows;
pub mod source;
pub mod status;
pub mod text;
