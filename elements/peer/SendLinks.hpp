// What a SendPath is to the Tracks that it sends, and to whoever attached them.
#pragma once

#include "elements/peer/SendPath.hpp"

namespace headwater::peer {

/// What the source knows of this peer: that it wants to hear of formats. Packets go by the fan-out.
class SendPath::LinkSink : public track::TrackSink, public std::enable_shared_from_this<LinkSink> {
 public:
  LinkSink(std::weak_ptr<SendPath> path, std::shared_ptr<track::Track> source)
      : path_(std::move(path)), source_(std::move(source)) {}

  void subscribe() { subscription_ = source_->subscribe(shared_from_this()); }
  base::Kind kind() const { return source_->kind(); }
  const std::shared_ptr<track::Track>& source() const { return source_; }
  void close() {
    if (closed_.exchange(true)) return;
    if (subscription_) subscription_->stop();
    if (const auto path = path_.lock()) path->release(*this);
  }

  void onFormat(const rtp::RtpFormat& format) override {
    if (const auto path = path_.lock()) path->onSourceFormat(*this, format);
  }
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFailure(const base::Failure& failure) override {
    if (const auto path = path_.lock()) path->callbacks_.onFailure(failure);
  }

 private:
  const std::weak_ptr<SendPath> path_;
  const std::shared_ptr<track::Track> source_;
  std::shared_ptr<track::Track::Subscription> subscription_;
  std::atomic<bool> closed_{false};
};

/// A Track that was derived for this peer and others: held for as long as it is sent.
class SendPath::Adapted : public track::TrackSink, public std::enable_shared_from_this<Adapted> {
 public:
  Adapted(std::weak_ptr<SendPath> path, std::shared_ptr<track::Track> track)
      : track(std::move(track)), path_(std::move(path)) {}

  void subscribe() { subscription_ = track->subscribe(shared_from_this()); }
  void end() {
    if (subscription_) subscription_->stop();
  }
  void onFormat(const rtp::RtpFormat&) override {}
  void onPacket(const track::RtpPacketPtr&) override {}
  void onData(const track::DataMessage&) override {}
  void onFailure(const base::Failure& failure) override {
    if (const auto path = path_.lock()) path->callbacks_.onFailure(failure);
  }

  const std::shared_ptr<track::Track> track;

 private:
  const std::weak_ptr<SendPath> path_;
  std::shared_ptr<track::Track::Subscription> subscription_;
};

/// What the application holds: letting go of it ends the link.
class SendPath::LinkHandle : public track::Link {
 public:
  explicit LinkHandle(std::shared_ptr<LinkSink> sink) : sink_(std::move(sink)) {}
  ~LinkHandle() override { sink_->close(); }
  base::Kind kind() const override { return sink_->kind(); }
  void close() override { sink_->close(); }

 private:
  const std::shared_ptr<LinkSink> sink_;
};

}  // namespace headwater::peer
