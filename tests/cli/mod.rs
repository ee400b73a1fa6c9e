//! The commands from outside: whole standard output, standard error and exit code.

mod build;
mod bump;
mod check;
mod explain;
mod freeze;
mod general;
mod import;
mod init;
mod list;
mod log;
mod new;
mod rev;
mod schema;
