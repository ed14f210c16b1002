//! OFD files (GB/T 33190-2016): what is written, and what comes back.

mod package;
mod read;
mod written;
