//! The parts that pages are made of. Class names are those of `style/`.

pub mod day;
pub mod filters;
pub mod head;
pub mod icon;
pub mod link;
pub mod markup;
pub mod paging;
pub mod rows;
pub mod status;
pub mod text;
pub mod text_area;
