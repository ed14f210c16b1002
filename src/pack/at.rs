//! Where in a report an entry of a pack looks.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{self, Deserialize, Deserializer, EnumAccess, IntoDeserializer, VariantAccess};

use crate::form::{Form, Role};

/// Where in a report an entry looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum At {
    /// All prose.
    #[default]
    Text,
    /// 总体情况 with all its parts.
    Overview,
    /// The place of one role.
    Place(Role),
}

impl At {
    /// The prose fields meant, by their ids; none if a form has no such part.
    #[must_use]
    pub fn fields(self, form: &Form) -> Vec<&str> {
        let sections = form.sections();
        let fields = form.prose().iter().filter(|field| match self {
            At::Text => true,
            At::Overview => sections[field.section].limited,
            At::Place(role) => field.role == Some(role),
        });
        fields.map(|field| field.id.as_str()).collect()
    }
}

/// A role is written by its own name, `at: Opening`, beside `Text` and `Overview`.
impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<At, D::Error> {
        const NAMES: [&str; 10] = [
            "Text",
            "Overview",
            "Opening",
            "Disclosure",
            "Requests",
            "Management",
            "Platform",
            "Supervision",
            "Problems",
            "Other",
        ];
        deserializer.deserialize_enum("At", &NAMES, Names)
    }
}

struct Names;

impl<'de> de::Visitor<'de> for Names {
    type Value = At;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Text, Overview or a role")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, names: A) -> Result<At, A::Error> {
        let (name, rest): (String, _) = names.variant_seed(Name)?;
        rest.unit_variant()?;
        match name.as_str() {
            "Text" => Ok(At::Text),
            "Overview" => Ok(At::Overview),
            name => {
                let name: StrDeserializer<'_, Error> = name.into_deserializer();
                let role = Role::deserialize(name).map_err(de::Error::custom);
                role.map(At::Place)
            }
        }
    }
}

/// The name that is written.
struct Name;

impl<'de> de::DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        struct Word;
        impl de::Visitor<'_> for Word {
            type Value = String;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a name")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<String, E> {
                Ok(name.to_owned())
            }
        }
        deserializer.deserialize_identifier(Word)
    }
}
