#!/bin/sh
# Installs bulletin from the wheels beside this script into a virtual environment; no network.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
home="${XDG_DATA_HOME:-$HOME/.local/share}/bulletin"
bin="$HOME/.local/bin"

fail() {
  echo "错误：$1" >&2
  echo "提示：$2" >&2
  exit 2
}

python=""
for each in python3.13 python3.12 python3.11 python3.10 python3; do
  if command -v "$each" >/dev/null 2>&1 &&
    "$each" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 14))' 2>/dev/null; then
    python=$each
    break
  fi
done
[ -n "$python" ] || fail "没有找到 Python 3.10 到 3.13" "用系统的软件商店或包管理器装上 python3，再运行一次。"
case "$(uname -m)" in
  x86_64 | aarch64) ;;
  *) fail "这里的处理器是 $(uname -m)，只备了 x86_64 和 aarch64 的程序库" "换一台电脑，或按 README 联网安装。" ;;
esac

# Made beside its place and moved there when whole: an update that fails leaves what there was.
rm -rf "$home.new" "$home.old"
mkdir -p "$(dirname "$home")" "$bin"
"$python" -m venv "$home.new" >/dev/null 2>&1 ||
  fail "建不了 Python 的虚拟环境" "装上 venv（Debian、统信、麒麟：sudo apt install python3-venv），再运行一次。"
"$home.new/bin/python" -m pip --isolated install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" "bulletin-cli[pdf]" ||
  fail "程序库装不上" "重新解压一次；还不行，把上面几行发给给您这个文件夹的人。"
[ ! -e "$home" ] || mv "$home" "$home.old"
mv "$home.new" "$home"
rm -rf "$home.old"

# Not the script that pip wrote: its first line names the folder it was made in.
rm -f "$bin/bulletin"
printf '#!/bin/sh\nexec "%s/bin/python" -I -m bulletin_cli "$@"\n' "$home" >"$bin/bulletin"
chmod +x "$bin/bulletin"

echo "装好了 $("$bin/bulletin" --version)，程序在 $home。"
case ":$PATH:" in
  *":$bin:"*) echo "下一步：输入 bulletin init 简报 建工作区。" ;;
  *) echo "下一步：$bin 不在 PATH 里；注销后重新登录，或输入 export PATH=\"\$HOME/.local/bin:\$PATH\"，再用 bulletin。" ;;
esac
