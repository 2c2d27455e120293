//! The parts that pages are made of. Class names are those of `style/`.

pub mod bar;
pub mod count;
pub mod day;
pub mod head;
pub mod icon;
pub mod link;
pub mod paging;
pub mod rows;
pub mod status;
pub mod text;
