//! The packs that the program knows: those built in, and those read from files beside it.

use std::path::Path;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::{Pack, PackError};
use crate::form::data;

static PACKS: LazyLock<RwLock<Vec<&'static Pack>>> = LazyLock::new(|| {
    let texts = [include_str!("../../assets/packs/wuwei.ron")];
    let load = |text| Pack::load(text).expect("the built-in packs are checked by the tests");
    RwLock::new(texts.map(|text| keep(load(text))).to_vec())
});

/// No pack is longer, in bytes.
const LONGEST: u64 = 1 << 18;

/// A pack once known is one to the end.
fn keep(pack: Pack) -> &'static Pack {
    Box::leak(Box::new(pack))
}

impl Pack {
    /// All packs, in the order in which they became known.
    #[must_use]
    pub fn all() -> Vec<&'static Pack> {
        PACKS.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The pack of this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Pack> {
        let packs = PACKS.read().unwrap_or_else(PoisonError::into_inner);
        packs.iter().find(|pack| pack.name == name).copied()
    }

    /// Adds a pack out of the text of its file.
    ///
    /// # Errors
    /// The text is no pack, or is of the id or the name of a known one.
    pub fn register(text: &str) -> Result<&'static Pack, PackError> {
        let pack = Pack::load(text)?;
        let mut packs = PACKS.write().unwrap_or_else(PoisonError::into_inner);
        for known in packs.iter() {
            if known.id == pack.id {
                return Err(PackError::Known(pack.id));
            }
            if known.name == pack.name {
                return Err(PackError::Known(pack.name));
            }
        }
        let pack = keep(pack);
        packs.push(pack);
        Ok(pack)
    }

    /// Adds the packs in a folder, each a file ending in `.ron`, in the order of their names. Returns a
    /// sentence for each file that cannot be one; the others are used all the same. A folder that is
    /// not there holds none.
    #[must_use]
    pub fn register_folder(folder: &Path) -> Vec<String> {
        data::register_folder(folder, "本地要求", LONGEST, |text| {
            Pack::register(text).map(drop)
        })
    }

    /// Adds the packs in `packs` beside the program, as [`Pack::register_folder`] does.
    #[must_use]
    pub fn register_beside_program() -> Vec<String> {
        data::beside_program("packs").map_or_else(Vec::new, |folder| Pack::register_folder(&folder))
    }
}
