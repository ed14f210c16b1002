//! What is said when no window can be opened: what keeps it from opening, and what helps.

pub const NO_DISPLAY: &str = "没有找到可以显示窗口的桌面（环境变量 DISPLAY 和 WAYLAND_DISPLAY 都没有设置）。\n\
     请登录桌面，双击程序的图标打开；用远程终端登录的，请改用远程桌面。";
pub const NO_ANSWER: &str = "连接不上桌面，它可能已经注销，或者不让这个用户使用。\n\
     请用登录桌面的那个用户打开程序，不要用 sudo 或者 su；还不行就注销以后重新登录。";
pub const DISPLAY_TOO_OLD: &str = "这个桌面缺少键盘、鼠标要用的扩展（XKB、XInput 2），多见于旧的远程桌面软件。\n\
     请在这台电脑前登录打开，或者升级远程桌面软件。";

#[cfg(target_os = "linux")]
pub const NO_GRAPHICS: &str = "OpenGL 和 Vulkan 都用不了，画不出窗口。\n\
     请更新显卡驱动；没有合适的驱动时，请管理员在终端里运行：\n\
     sudo apt install libegl1 libgl1 libgl1-mesa-dri";
#[cfg(not(target_os = "linux"))]
pub const NO_GRAPHICS: &str = "这台电脑的显示驱动画不出窗口（OpenGL、DirectX 12 和 Vulkan 都用不了）。\n\
     请更新显卡驱动，或者换一台电脑。";

/// Says which library of the desktop is missing; where that is not known, that one is. The packages, named
/// as in Debian, UOS, Kylin and Ubuntu, are all that may be missing: nobody is told of them one after the
/// other.
#[must_use]
pub fn no_library(file: Option<&str>) -> String {
    let file = file.map_or_else(String::new, |file| format!(" {file}"));
    format!(
        "这台电脑缺少显示窗口要用的程序库{file}。\n请管理员在终端里运行：\n\
         sudo apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 \
         libwayland-client0"
    )
}

/// Says that no window can be opened, why and what helps.
#[must_use]
pub fn no_window(why: &str) -> String {
    format!("年报打不开窗口。\n{why}\n不开窗口也能用命令行，运行 nianbao --help 看用法。")
}
