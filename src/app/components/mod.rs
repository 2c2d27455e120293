//! The parts that pages are made of. Class names are those of `style/`.

pub mod bar;
pub mod both;
pub mod card;
pub mod compared;
pub mod count;
pub mod day;
pub mod feed;
pub mod field;
pub mod file;
pub mod filters;
pub mod head;
pub mod icon;
pub mod link;
pub mod markdown;
pub mod markup;
pub mod meanwhile;
pub mod paging;
pub mod paper;
pub mod recorded;
pub mod report;
pub mod rows;
pub mod source;
pub mod status;
pub mod text;
pub mod text_area;
pub mod work;
