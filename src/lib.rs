//! Nianbao (年报) compiles the 政府信息公开工作年度报告 that every Chinese administrative organ
//! publishes each January.

pub mod check;
pub mod export;
pub mod files;
pub mod form;
pub mod report;
