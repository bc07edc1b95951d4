#include "serve/http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <list>
#include <optional>

namespace dramatis::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kLinger = std::chrono::seconds(1);

using HttpResponse = http::response<http::string_body>;

// Answers of one kind, computed by their own threads.
struct Lane {
  Lane(unsigned threads, size_t most_waiting) : pool(threads), most(most_waiting + threads) {}
  asio::thread_pool pool;
  size_t most;
  size_t under_way = 0;  // of the thread for input and output
};

std::string field(const http::request<http::empty_body>& message, http::field name) {
  const auto value = message[name];
  return {value.data(), value.size()};
}

// Files that the process may have open, less those that the store needs.
size_t connections_allowed(size_t wanted) {
  constexpr size_t kForTheStore = 600;
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur < files.rlim_max) {
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, wanted + kForTheStore);
    setrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_NOFILE, &files);
  }
  const size_t left = files.rlim_cur > kForTheStore ? files.rlim_cur - kForTheStore : files.rlim_cur / 2;
  return std::min(wanted, left);
}

}  // namespace

// Everything but `cancelled` belongs to the thread in run().
class HttpServer::State {
 public:
  State(HttpHandler answers, HttpLimits bounds)
      : handler(std::move(answers)),
        limits(bounds),
        acceptor(io),
        again(io),
        signals(io),
        quick(bounds.quick_threads, bounds.quick_waiting),
        slow(bounds.slow_threads, bounds.slow_waiting) {
    limits.connections = connections_allowed(limits.connections);
  }

  void accept();
  void stop_accepting();
  void await_the_last(std::chrono::steady_clock::time_point deadline);
  void end();

  class Connection;
  HttpHandler handler;
  HttpLimits limits;
  std::atomic<bool> cancelled = false;
  bool stopping = false;
  std::list<Connection*> idle, busy;  // the idle one that has waited longest first
  asio::io_context io{1};             // destroys the connections that are left
  tcp::acceptor acceptor;
  asio::steady_timer again;  // to accept again, or to look whether the last is gone
  asio::signal_set signals;
  Lane quick, slow;
};

class HttpServer::State::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(State& server, tcp::socket socket)
      : server_(server), stream_(std::move(socket)), buffer_(server.limits.header_bytes + 4096) {
    place_ = server_.busy.insert(server_.busy.end(), this);
  }
  ~Connection() { (is_idle_ ? server_.idle : server_.busy).erase(place_); }

  void await_request() {
    parser_.emplace();
    parser_->header_limit(server_.limits.header_bytes);
    parser_->body_limit(std::uint64_t{0});
    if (buffer_.size() > 0) return read_request();  // sent in one go with the request before
    set_idle(true);
    stream_.expires_after(server_.limits.idle_time);
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](error_code error, size_t size) {
                              self->set_idle(false);
                              if (error) return self->close();
                              self->buffer_.commit(size);
                              self->read_request();
                            });
  }

  void close() {
    set_idle(false);
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

 private:
  void set_idle(bool idle) {
    if (idle == is_idle_) return;
    auto &from = is_idle_ ? server_.idle : server_.busy, &to = idle ? server_.idle : server_.busy;
    to.splice(to.end(), from, place_);
    is_idle_ = idle;
  }

  void read_request() {
    stream_.expires_after(server_.limits.request_time);
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code error, size_t) {
      if (!error) return self->compute();
      if (const int status = self->status_of(error); status != 0)
        return self->send(error_response(status, error.message()), false);
      self->close();
    });
  }

  // What to tell the client of a request that could not be read; 0: nothing, since it is gone.
  static int status_of(error_code error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    if (error == http::error::body_limit || error == http::error::unexpected_body) return 413;
    if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
    return error.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
  }

  void compute() {
    const auto& message = parser_->get();
    version_ = message.version();
    is_head_ = message.method() == http::verb::head;
    const bool keep_alive = message.keep_alive();
    Request request{.method = {message.method_string().data(), message.method_string().size()},
                    .target = {message.target().data(), message.target().size()},
                    .host = field(message, http::field::host),
                    .origin = field(message, http::field::origin),
                    .authorization = field(message, http::field::authorization),
                    .if_none_match = field(message, http::field::if_none_match),
                    .accept_encoding = field(message, http::field::accept_encoding)};
    Lane& lane = server_.handler.is_slow(request) ? server_.slow : server_.quick;
    if (lane.under_way >= lane.most) {
      Response busy = error_response(503, "too many requests at once");
      busy.headers.emplace_back("Retry-After", "1");
      return send(std::move(busy), keep_alive);
    }
    ++lane.under_way;
    stream_.expires_never();
    asio::post(lane.pool, [self = shared_from_this(), &lane, keep_alive,
                           request = std::move(request)]() mutable {
      Response response = self->server_.handler.answer(request, self->server_.cancelled);
      asio::io_context& io = self->server_.io;
      asio::post(io, [self = std::move(self), &lane, keep_alive, response = std::move(response)]() mutable {
        --lane.under_way;
        self->send(std::move(response), keep_alive);
      });
    });
  }

  void send(Response response, bool keep_alive) {
    keep_alive = keep_alive && !server_.stopping;
    auto message = std::make_shared<HttpResponse>();
    message->version(version_);
    message->result(static_cast<unsigned>(response.status));
    message->keep_alive(keep_alive);
    message->set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) message->set(name, value);
    if (response.status != 304) message->content_length(response.body.size());
    if (!is_head_) message->body() = std::move(response.body);
    stream_.expires_after(server_.limits.write_time);
    http::async_write(stream_, *message,
                      [self = shared_from_this(), message, keep_alive](error_code error, size_t) {
                        if (error) return self->close();
                        if (keep_alive && !self->server_.stopping) return self->await_request();
                        error_code ignored;
                        self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
                        self->stream_.expires_after(kLinger);
                        self->await_end();
                      });
  }

  // Takes in what the client still sends: a connection closed before that would take the answer with it.
  void await_end() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](error_code error, size_t) {
      error ? self->close() : self->await_end();
    });
  }

  State& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::empty_body>> parser_;
  std::list<Connection*>::iterator place_;
  bool is_idle_ = false;
  unsigned version_ = 11;
  bool is_head_ = false;
};

void HttpServer::State::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping) return;
    if (error) {  // no more files, or the like: not at once again
      again.expires_after(std::chrono::milliseconds(50));
      again.async_wait([this](error_code aborted) {
        if (!aborted) accept();
      });
      return;
    }
    if (idle.size() + busy.size() >= limits.connections && !idle.empty()) idle.front()->close();
    if (idle.size() + busy.size() < 2 * limits.connections) {
      error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      std::make_shared<Connection>(*this, std::move(socket))->await_request();
    }
    accept();
  });
}

void HttpServer::State::stop_accepting() {
  if (std::exchange(stopping, true)) return end();
  error_code ignored;
  acceptor.close(ignored);
  const std::list<Connection*> waiting = idle;
  for (Connection* connection : waiting) connection->close();
  signals.async_wait([this](error_code error, int) {
    if (!error) end();
  });
  await_the_last(std::chrono::steady_clock::now() + limits.farewell);
}

void HttpServer::State::await_the_last(std::chrono::steady_clock::time_point deadline) {
  if ((busy.empty() && idle.empty()) || std::chrono::steady_clock::now() > deadline) return end();
  again.expires_after(std::chrono::milliseconds(20));
  again.async_wait([this, deadline](error_code) { await_the_last(deadline); });
}

void HttpServer::State::end() {
  cancelled = true;
  io.stop();
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

HttpServer::~HttpServer() {
  state_->cancelled = true;
  for (Lane* lane : {&state_->quick, &state_->slow}) lane->pool.join();
}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& address, uint16_t port,
                                                       HttpHandler handler, HttpLimits limits) {
  error_code error;
  const auto parsed = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, error);
  if (error) return usage_error("'" + address + "' is no address to listen on, such as 127.0.0.1 or ::");
  auto state = std::make_unique<State>(std::move(handler), limits);
  const tcp::endpoint endpoint(parsed, port);
  tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    return io_error("cannot listen on " + address + ", port " + std::to_string(port) + ": " +
                    error.message());
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

uint16_t HttpServer::port() const { return state_->acceptor.local_endpoint().port(); }

void HttpServer::stop_on_signals() {
  state_->signals.add(SIGINT);
  state_->signals.add(SIGTERM);
  state_->signals.async_wait([state = state_.get()](error_code error, int) {
    if (!error) state->stop_accepting();
  });
}

void HttpServer::run() {
  state_->accept();
  state_->io.run();
}

void HttpServer::stop() {
  asio::post(state_->io, [state = state_.get()] { state->stop_accepting(); });
}

}  // namespace dramatis::serve
