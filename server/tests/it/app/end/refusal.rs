//! A start that is refused.

use super::{Down, Program};
use std::{
    io::Read,
    process::{Command, Stdio},
};

impl Down {
    /// Runs the real program on the same data, with more settings, where it must not go on: what it
    /// says at its end.
    pub async fn refusal(&self, arguments: &[&str], settings: &[(&str, &str)]) -> String {
        let process = Command::new(env!("CARGO_BIN_EXE_temporary-pages"))
            .args(arguments)
            .envs(&self.env)
            .envs(settings.iter().copied())
            .env("RUST_LOG", "off")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut program = Program(process.unwrap());
        program.ended().await;
        assert!(!program.0.wait().unwrap().success(), "it went well");
        let (mut words, mut stderr) = (String::new(), program.0.stderr.take().unwrap());
        stderr.read_to_string(&mut words).unwrap();
        words
    }
}
