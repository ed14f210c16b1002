//! Holding what was published against what was signed, and writing the record of it.

use std::path::PathBuf;
use std::time::SystemTime;

use egui::Context;

use super::comparing::waits;
use super::exporting::written;
use super::{Done, Jobs, reader};
use crate::export::Choices;
use crate::ui::words;
use crate::workspace::{Proof, Published, Signed, SystemDisk, moment};

impl Jobs {
    /// Reads what was published, and what was signed if that is a file, and compares them; the job's
    /// number.
    pub fn prove(&mut self, ctx: &Context, signed: Signed, published: Published) -> u64 {
        let waits = waits(words::OPENING);
        let cancellation = waits.cancellation.clone().unwrap_or_default();
        let program = self.program.clone();
        let number = self.started + 1;
        self.begin(ctx, "compare", waits, move || {
            let is_cancelled = || cancellation.is_shut();
            let reader = reader(program.as_deref(), &is_cancelled);
            let proof = Proof::make(&SystemDisk, reader, signed, published);
            Some(Done::Proved(number, proof.map(Box::new)))
        });
        number
    }

    /// Writes the record of a comparison.
    pub fn export_record(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        must_be_new: bool,
        (proof, choices): (Proof, Choices),
    ) {
        let waits = waits(words::LAYING_OUT);
        let cancellation = waits.cancellation.clone().unwrap_or_default();
        self.begin(ctx, "export", waits, move || {
            let make = || proof.record(&moment(SystemTime::now()), choices);
            let written = written(&path, must_be_new, &cancellation, make).transpose()?;
            Some(Done::Recorded(path, written))
        });
    }

    /// Whether the job of this number is under way.
    #[must_use]
    pub fn has(&self, number: u64) -> bool {
        self.under_way.iter().any(|job| job.number == number)
    }

    /// Cancels the job of this number; what comes of it is dropped.
    pub fn cancel(&mut self, number: u64) {
        self.under_way.retain(|job| {
            let is_meant = job.number == number;
            let cancellation = job.waits.cancellation.as_deref();
            !is_meant || !cancellation.is_some_and(super::Cancellation::shut)
        });
    }
}
