//! What Windows shows of the program's file and asks of it: icon, version, manifest; how it is laid out.

use std::env;

/// Simplified Chinese as Windows numbers languages.
const CHINESE: u16 = 0x0804;

fn main() {
    println!("cargo::rerun-if-changed=assets/icons/app/nianbao.ico");
    println!("cargo::rerun-if-changed=assets/windows/nianbao.manifest");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        let mut resource = winresource::WindowsResource::new();
        resource
            .set_language(CHINESE)
            .set_icon("assets/icons/app/nianbao.ico")
            .set_manifest_file("assets/windows/nianbao.manifest")
            .set("ProductName", "年报")
            .set("FileDescription", "年报：编制政府信息公开工作年度报告")
            .set("InternalName", "nianbao")
            .set("OriginalFilename", "nianbao.exe")
            .set("LegalCopyright", "MIT 或 Apache-2.0 许可");
        // The program works without; whoever packs it looks that it has them.
        if let Err(error) = resource.compile_for("nianbao") {
            println!("cargo::warning=no icon and no version in the program's file: {error}");
        }
        // Parts that begin where pages do need not be copied into memory by who loads them, as Wine does with
        // others; the file grows by some 25 kB. With MSVC's linker Windows' own loader is what matters.
        if env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|with| with == "gnu") {
            println!("cargo::rustc-link-arg-bins=-Wl,--file-alignment,4096");
        }
    }
}
