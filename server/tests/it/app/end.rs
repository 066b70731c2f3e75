//! How a server ends, in good order or not, and what is left of it.

mod refusal;

use super::{TestApp, home::Home};
use backend::clock::Clock;
use std::{
    collections::BTreeMap,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What is left of a server that does not run.
pub struct Down {
    /// Where it was, and will be again.
    pub url: String,
    clock: Clock,
    data: Home,
    env: BTreeMap<String, String>,
}

impl Down {
    /// Starts it again on the same data.
    pub async fn restart(self) -> TestApp {
        TestApp::run(self.data, self.env, self.clock).await
    }

    /// Runs a command of the real program on the same data: whether it worked, and what it printed.
    pub fn command(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_temporary-pages"))
            .args(arguments)
            .envs(&self.env)
            .env("RUST_LOG", "error")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        (output.status.success(), printed)
    }

    /// Starts the real program on the same data, as a process that can be killed.
    pub async fn as_process(&self) -> Program {
        self.as_process_with(&[]).await
    }

    /// The same with settings, which may make it end before it is ready.
    pub async fn as_process_with(&self, settings: &[(&str, &str)]) -> Program {
        let process = Command::new(env!("CARGO_BIN_EXE_temporary-pages"))
            .envs(&self.env)
            .envs(settings.iter().copied())
            .env("RUST_LOG", "error")
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn();
        let mut program = Program(process.unwrap());
        for _ in 0..1_500 {
            if program.0.try_wait().unwrap().is_some() {
                assert!(!settings.is_empty(), "the program ended by itself");
                return program;
            }
            let ready = reqwest::get(format!("{}/readyz", self.url)).await;
            if ready.is_ok_and(|ready| ready.status().is_success()) {
                return program;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the program did not start");
    }
}

/// The running program; killed when it is dropped.
pub struct Program(Child);

impl Program {
    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// Waits until it has ended by itself.
    pub async fn ended(&mut self) {
        for _ in 0..1_500 {
            if self.has_ended() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the program did not end");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl TestApp {
    /// Kills the server without a farewell.
    pub async fn crash(mut self) -> Down {
        for task in [self.server.take(), self.worker.take()]
            .into_iter()
            .flatten()
        {
            task.abort();
            let _ = task.await;
        }
        drop(self.simulator.take());
        self.backend.db.close().await;
        Down {
            url: self.url,
            clock: self.clock,
            data: self.data,
            env: self.env,
        }
    }

    /// Kills the server without a farewell and starts it again on the same data.
    pub async fn crash_and_restart(self) -> Self {
        self.crash().await.restart().await
    }

    /// The same with other settings.
    pub async fn restart_with(self, settings: &[(&str, &str)]) -> Self {
        let mut down = self.crash().await;
        let settings = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        down.env.extend(settings);
        down.restart().await
    }

    /// Ends the server in good order.
    pub async fn stop(mut self) {
        self.stop.cancel();
        let _ = self.stop_work.send(true);
        for task in [self.server.take(), self.worker.take()]
            .into_iter()
            .flatten()
        {
            task.await.unwrap();
        }
    }

    /// Lets the worker finish its job and go home; the server stays.
    pub async fn stop_work(&mut self) {
        let _ = self.stop_work.send(true);
        if let Some(worker) = self.worker.take() {
            worker.await.unwrap();
        }
    }
}
