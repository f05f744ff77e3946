//! Starts forge-manifest-ls for YAML in Zed. The server is silent on files that are not Forge manifests.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct ForgeManifest;

impl zed::Extension for ForgeManifest {
    fn new() -> Self {
        ForgeManifest
    }

    /// Returns the command that starts the server, which is looked for on the PATH.
    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree
            .which("forge-manifest-ls")
            .ok_or("forge-manifest-ls is not on the PATH")?;
        Ok(Command { command, args: vec![], env: vec![] })
    }
}

zed::register_extension!(ForgeManifest);
