//! Jobs, without a window.

use std::cell::RefCell;
use std::rc::Rc;

use super::slow::{LONG, PATIENCE};
use super::*;

#[test]
fn a_job_is_spoken_of_once_somebody_has_waited_for_it_long() {
    let ctx = egui::Context::default();
    let mut jobs = Jobs::carried_out_by(Box::new(|_, _| Ok(())));
    jobs.ask(&ctx, 1, Box::new(|| Answered::Cancelled));
    let begun = ctx.input(|input| input.time);
    assert_eq!(jobs.slow(begun + 0.4), None);
    let slow = jobs.slow(begun + 0.6).unwrap();
    assert_eq!(slow.what, words::WAITING);
    assert_eq!(slow.way_out, WayOut::Cancel);
}

#[test]
fn what_is_to_be_removed_is_before_the_program_ends() {
    let ctx = egui::Context::default();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("留底.ron");
    for _ in 0..20 {
        std::fs::write(&file, "").unwrap();
        let mut jobs = Jobs::new(false);
        jobs.run(&ctx, 1, Job::Forget(vec![file.clone()]));
        jobs.finish();
        assert!(!file.exists());
    }
}

#[test]
fn what_is_cancelled_before_it_is_written_is_not_and_what_is_written_cannot_be_cancelled() {
    let ctx = egui::Context::default();
    for is_early in [true, false] {
        let (go, wait) = channel::<()>();
        let (reached, at) = channel::<bool>();
        let threads = Rc::new(RefCell::new(Vec::new()));
        let begun = Rc::clone(&threads);
        let mut jobs = Jobs::carried_out_by(Box::new(move |_, work| {
            begun.borrow_mut().push(std::thread::spawn(work));
            Ok(())
        }));
        jobs.make(&ctx, 1, move |cancellation| {
            if is_early {
                wait.recv().ok()?;
            }
            let passed = cancellation.pass();
            reached.send(passed).ok()?;
            if !is_early {
                wait.recv().ok()?;
            }
            passed.then_some(Done::BrokenAside)
        });
        if is_early {
            assert_eq!(jobs.give_up(LONG.as_secs_f64()), (true, Some(1)));
            go.send(()).unwrap();
            assert!(!at.recv().unwrap());
        } else {
            assert!(at.recv().unwrap());
            assert_eq!(jobs.give_up(LONG.as_secs_f64()), (false, Some(1)));
            let later = PATIENCE.as_secs_f64();
            assert_eq!(jobs.slow(later).unwrap().way_out, WayOut::Leave);
            assert_eq!(jobs.give_up(later), (true, Some(1)));
            assert_eq!(jobs.slow(later), None);
            go.send(()).unwrap();
        }
        for thread in threads.take() {
            thread.join().unwrap();
        }
        assert_eq!(jobs.done().is_empty(), is_early);
    }
}
