//! A bar chart: what it shows, and what is said of it where it cannot be seen.

/// Bars over the years, a panel for each thing that is counted, each on a scale of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What stands above it.
    pub caption: String,
    /// Its panels, in reading order.
    pub panels: Vec<Panel>,
}

/// One panel of a [`Chart`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// What is counted.
    pub title: String,
    /// What it is counted in.
    pub unit: String,
    /// A label and a number for each bar; no number where none is known.
    pub bars: Vec<(String, Option<i64>)>,
}

impl Chart {
    /// All that it shows, in words: for who cannot see it, and for writers that do not draw.
    #[must_use]
    pub fn told(&self) -> String {
        let panels = self.panels.iter().map(|panel| {
            let bars = panel.bars.iter().map(|(label, number)| match number {
                Some(number) => format!("{label} {number} {}", panel.unit),
                None => format!("{label}没有数"),
            });
            let bars: Vec<String> = bars.collect();
            format!("{}：{}", panel.title, bars.join("，"))
        });
        let panels: Vec<String> = panels.collect();
        format!("{}。{}。", self.caption, panels.join("；"))
    }

    /// Every text that is drawn.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let panels = self.panels.iter().flat_map(|panel| {
            let labels = panel.bars.iter().map(|(label, _)| label.as_str());
            labels.chain([panel.title.as_str(), panel.unit.as_str()])
        });
        panels.chain([self.caption.as_str()])
    }
}
