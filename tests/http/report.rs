//! From the first word to what everybody reads.
