//! Programs: the tokens with which they act for people, what they read and write, and how they are refused.

mod additions;
mod leaks;
mod reading;
mod refused;
mod tokens;
mod writing;
