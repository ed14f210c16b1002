//! Whether the picture is drawn by a graphics card, or by the processor as on remote desktops and
//! virtual machines.

use eframe::CreationContext;
use eframe::wgpu::DeviceType;

/// Whether the window is drawn without a graphics card. What moves by itself is then switched off.
#[must_use]
pub fn is_software(creation: &CreationContext<'_>) -> bool {
    if let Some(state) = &creation.wgpu_render_state {
        return state.adapter.get_info().device_type == DeviceType::Cpu;
    }
    creation
        .gl
        .as_deref()
        .is_some_and(|gl| is_software_name(&renderer_name(gl)))
}

#[expect(
    unsafe_code,
    reason = "glow offers the renderer's name only as a foreign function"
)]
fn renderer_name(gl: &eframe::glow::Context) -> String {
    use eframe::glow::{HasContext, RENDERER};
    // SAFETY: eframe made this context current on this thread, and every OpenGL has this parameter.
    unsafe { gl.get_parameter_string(RENDERER) }
}

fn is_software_name(name: &str) -> bool {
    const NAMES: [&str; 7] = [
        "llvmpipe",
        "softpipe",
        "software rasterizer",
        "swiftshader",
        "swrast",
        "gdi generic",
        "microsoft basic render",
    ];
    let name = name.to_lowercase();
    NAMES.iter().any(|known| name.contains(known))
}

/// Switches off what moves by itself: every picture costs a processor that has other work.
pub fn keep_still(ctx: &egui::Context) {
    ctx.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_renderers_are_told_from_cards() {
        for name in [
            "llvmpipe (LLVM 15.0.6, 256 bits)",
            "softpipe",
            "Google SwiftShader",
            "GDI Generic",
            "D3D12 (Microsoft Basic Render Driver)",
        ] {
            assert!(is_software_name(name), "{name}");
        }
        for name in [
            "Intel(R) UHD Graphics 630",
            "NVIDIA GeForce GT 730/PCIe/SSE2",
            "AMD Radeon(TM) Graphics",
        ] {
            assert!(!is_software_name(name), "{name}");
        }
    }

    #[test]
    fn nothing_moves_by_itself_once_it_is_kept_still() {
        let ctx = egui::Context::default();
        keep_still(&ctx);
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let style = ctx.style_of(theme);
            assert!(style.animation_time == 0.0 && !style.visuals.text_cursor.blink);
        }
    }
}
