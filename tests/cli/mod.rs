//! The commands from outside: whole standard output, standard error and exit code.

mod build;
mod check;
mod explain;
mod general;
mod init;
mod list;
mod log;
mod new;
mod rev;
mod schema;
