#include "elements/mix/MixBranch.hpp"

namespace headwater::mix {

namespace {

gst::Ptr<GstElement> parseBin(const std::string& line) {
  GError* error = nullptr;
  auto bin = gst::sink(gst_parse_bin_from_description(line.c_str(), TRUE, &error));
  const gst::ErrorPtr owned(error);
  return error ? nullptr : std::move(bin);
}

}  // namespace

base::Expected<std::unique_ptr<MixBranch>> MixBranch::create(
    const pipe::ElementPipeline& pipeline, const gst::Ptr<GstElement>& aggregator, track::TrackPtr frames,
    const std::string& convert, std::chrono::milliseconds latest,
    std::function<void(const base::Failure&)> onFailure) {
  auto branch = std::unique_ptr<MixBranch>(new MixBranch);
  branch->aggregator_ = aggregator;
  const auto line = "appsrc name=in ! " + (convert.empty() ? "identity silent=true" : convert);
  branch->bin_ = parseBin(line);
  if (!branch->bin_)
    return base::fail(base::Failure::Code::missingPlugin, "GStreamer cannot make '" + line + "'");
  pipe::TrackInput::Options options;
  options.queue = latest * 2;
  options.latest = latest;
  branch->input_ = pipe::TrackInput::create(
      std::move(frames), gst::adopt(gst_bin_get_by_name(GST_BIN(branch->bin_.get()), "in")), options);
  branch->input_->failureListener = std::move(onFailure);
  branch->pad_ = gst::adopt(gst_element_request_pad_simple(aggregator.get(), "sink_%u"));
  const auto source = gst::adopt(gst_element_get_static_pad(branch->bin_.get(), "src"));
  if (!branch->pad_ || !gst_bin_add(GST_BIN(pipeline.pipeline().get()), branch->bin_.get()) ||
      gst_pad_link(source.get(), branch->pad_.get()) != GST_PAD_LINK_OK ||
      !gst_element_sync_state_with_parent(branch->bin_.get()))
    return base::fail(base::Failure::Code::internal, "an input cannot be added to the mix");
  branch->input_->start();
  return branch;
}

// The pad goes first: a push that waits there returns then, and the branch's threads can end.
MixBranch::~MixBranch() {
  if (input_) input_->stop();
  if (pad_) gst_element_release_request_pad(aggregator_.get(), pad_.get());
  if (!bin_) return;
  gst_element_set_locked_state(bin_.get(), TRUE);
  gst_element_set_state(bin_.get(), GST_STATE_NULL);
  if (const auto parent = gst::adopt(gst_object_get_parent(GST_OBJECT(bin_.get()))))
    gst_bin_remove(GST_BIN(parent.get()), bin_.get());
}

}  // namespace headwater::mix
