#!/usr/bin/env bash
# GStreamer 1.22 mp4mux: one pad that ends without ever having had caps makes the whole file unreadable, without an error.
#
# ISO/IEC 14496-12 8.5.2: a track's sample description box has at least one entry; a track without any should not be there.
# Expected: the pad that brought nothing is left out (as matroskamux does), or the muxer posts an error.
# Seen: gst-launch-1.0 ends with exit code 0; the file's second track has an stsd with 0 entries and a time scale of 0, and
# qtdemux of the same release refuses the file: "This file is corrupt and cannot be played." ffmpeg 5.1 and Chromium 156
# refuse it too. A pad that got caps and no buffer is fine.
#   sample entries of its tracks: 1 0
#   its own demuxer: This file is corrupt and cannot be played.
# What a recorder can do: request a pad of the muxer with the first caps, not before.
#
# Needs apt with the lists of Debian 12, whose packages it unpacks into a temporary folder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd "$folder"

# With all that they depend on, since nothing counts as installed.
mkdir -p debs/partial root
: >status
apt-get -qq -o Dir::State::status="$folder/status" -o Dir::Cache::archives="$folder/debs" -o Debug::NoLocking=1 -o APT::Sandbox::User=root \
  --download-only --no-install-recommends --yes install gstreamer1.0-tools=1.22.0-2+deb12u1 \
  gstreamer1.0-plugins-base=1.22.0-3+deb12u7 gstreamer1.0-plugins-good=1.22.0-5+deb12u4 >/dev/null
for package in debs/*.deb; do dpkg -x "$package" root; done

libraries=$folder/root/usr/lib/$(gcc -print-multiarch 2>/dev/null || echo x86_64-linux-gnu)
export LD_LIBRARY_PATH=$libraries:${libraries/\/usr/}
export GST_PLUGIN_SYSTEM_PATH=$libraries/gstreamer-1.0 GST_REGISTRY=$folder/registry
export GST_PLUGIN_SCANNER=$libraries/gstreamer1.0/gstreamer-1.0/gst-plugin-scanner
launch() { root/usr/bin/gst-launch-1.0 -q "$@"; }

launch mp4mux name=mux ! filesink location=file.mp4 \
  audiotestsrc num-buffers=50 ! opusenc ! mux.audio_0 fakesrc num-buffers=0 ! mux.audio_1
{
  printf 'sample entries of its tracks:'
  grep --only-matching --byte-offset --text stsd file.mp4 | while IFS=: read -r at _; do
    printf ' %d' "$(od --address-radix=n --format=u1 --skip-bytes=$((at + 11)) --read-bytes=1 file.mp4)"
  done
  printf '\nits own demuxer: '
  # A demuxer that has begun to take it would print nothing.
  { launch filesrc location=file.mp4 ! qtdemux ! fakesink 2>&1 || true; } | sed -n 's/^ERROR: from element .*: //p'
} >seen
cat seen
diff - seen >&2 <<'EXPECTED' || { echo "mp4mux behaves otherwise now" >&2; exit 1; }
sample entries of its tracks: 1 0
its own demuxer: This file is corrupt and cannot be played.
EXPECTED
