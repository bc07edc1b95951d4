// The server on real sockets: what slow, idle, oversized and many clients do to each other.
#include "serve/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <vector>

namespace dramatis::serve {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(const std::string& text) { (void)!::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
  void get(const std::string& target) { send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

  // Reads until the text holds `end`, or, without one, until the server closes.
  std::string read(const std::string& end = {}, std::chrono::milliseconds patience = 20s) {
    std::string text;
    const auto deadline = Clock::now() + patience;
    while (end.empty() || text.find(end) == std::string::npos) {
      pollfd readable{socket_, POLLIN, 0};
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
      if (left <= 0ms || ::poll(&readable, 1, static_cast<int>(left.count())) <= 0)
        return text + "[nothing more came]";
      char bytes[4096];
      const ssize_t size = ::recv(socket_, bytes, sizeof bytes, 0);
      if (size <= 0) break;
      text.append(bytes, static_cast<size_t>(size));
    }
    return text;
  }

 private:
  int socket_;
};

constexpr size_t kLarge = size_t{8} << 20;  // more than sockets hold back

class Server {
 public:
  explicit Server(HttpLimits limits = {}) {
    HttpHandler handler{.is_slow = [](const Request& request) { return request.target.starts_with("/slow"); },
                        .answer =
                            [this](const Request& request, const std::atomic<bool>& cancelled) {
                              while (request.target.starts_with("/slow") && !released_ && !cancelled)
                                std::this_thread::sleep_for(1ms);
                              std::string body = "answer to " + request.method + " " + request.target + ".";
                              if (request.target.starts_with("/large")) body.append(kLarge, 'x');
                              return Response{.content_type = "text/plain", .body = std::move(body)};
                            }};
    auto listening = HttpServer::listen("127.0.0.1", 0, std::move(handler), limits);
    EXPECT_TRUE(listening.ok());
    server_ = std::move(*listening);
    port_ = server_->port();
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Server() { stop(); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void release() { released_ = true; }
  void ask_to_stop() { server_->stop(); }
  void wait() { thread_.join(); }
  void stop() {
    if (!thread_.joinable()) return;
    release();
    server_->stop();
    thread_.join();
  }
  uint16_t port() const { return port_; }

 private:
  std::atomic<bool> released_ = false;
  std::unique_ptr<HttpServer> server_;
  uint16_t port_ = 0;
  std::thread thread_;
};

TEST(HttpServerTest, AnswersOneRequestAfterTheOtherOnAConnection) {
  Server server;
  Client client(server.port());
  for (const char* target : {"/a", "/b"}) {
    client.get(target);
    EXPECT_NE(client.read("answer to GET " + std::string(target) + ".").find("200 OK"), std::string::npos);
  }
  client.send("GET /c HTTP/1.1\r\nHost: x\r\n\r\nGET /d HTTP/1.1\r\nHost: x\r\n\r\n");  // in one go
  EXPECT_NE(client.read("GET /d.").find("GET /c."), std::string::npos);
}

TEST(HttpServerTest, AHeadHasNoBody) {
  Server server;
  Client client(server.port());
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string text = client.read();
  EXPECT_NE(text.find("Content-Length: 18"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("\r\n\r\n")) << text;
}

TEST(HttpServerTest, WhatIsMalformedOrTooLargeIsRefusedWithAReason) {
  Server server;
  const auto status_of = [&](const std::string& request) {
    Client client(server.port());
    client.send(request);
    return client.read().substr(9, 3);
  };
  EXPECT_EQ(status_of("nonsense\r\n\r\n"), "400");
  EXPECT_EQ(status_of("GET /" + std::string(20000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), "431");
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20000, 'a') + "\r\n\r\n"), "431");
  EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789"), "413");
  EXPECT_EQ(
      status_of("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n0\r\n\r\n"),
      "413");
}

TEST(HttpServerTest, WhoSendsTooSlowlyIsCutOff) {
  Server server({.request_time = 200ms});
  Client client(server.port());
  client.send("GET / HT");
  EXPECT_EQ(client.read(), "");
}

TEST(HttpServerTest, WhoIsIdleTooLongIsCutOff) {
  Server server({.idle_time = 100ms});
  Client client(server.port());
  EXPECT_EQ(client.read(), "");
}

TEST(HttpServerTest, AThousandIdleConnectionsDoNotStopOthers) {
  Server server;
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.push_back(std::make_unique<Client>(server.port()));
    if (i % 2) idle.back()->send("GET / HTTP/1.1\r\nHo");  // slow ones
  }
  Client client(server.port());
  client.get("/a");
  EXPECT_NE(client.read("GET /a.").find("200 OK"), std::string::npos);
}

TEST(HttpServerTest, WhoDoesNotTakeHisAnswerDoesNotStopOthers) {
  Server server;
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 20; ++i) {
    waiting.push_back(std::make_unique<Client>(server.port()));
    waiting.back()->get("/large");
  }
  for (int i = 0; i < 10; ++i) {
    Client client(server.port());
    client.get("/a");
    EXPECT_NE(client.read("GET /a.").find("200 OK"), std::string::npos);
  }
  EXPECT_GT(waiting.front()->read(std::string(3, 'x')).size(), 3u);  // it was there for the taking
}

TEST(HttpServerTest, WhoTakesHisAnswerTooSlowlyIsCutOff) {
  Server slow({.write_time = 100ms}), patient;
  Client cut_off(slow.port()), served(patient.port());
  for (Client* client : {&cut_off, &served}) client->get("/large");
  std::this_thread::sleep_for(500ms);
  EXPECT_LT(cut_off.read().size(), kLarge);
  served.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_GT(served.read().size(), kLarge);
}

TEST(HttpServerTest, WhenAllPlacesAreTakenTheOneIdleLongestGivesWay) {
  Server server({.connections = 3});
  Client first(server.port());
  first.get("/first");
  first.read("GET /first.");
  std::vector<std::unique_ptr<Client>> more;
  for (int i = 0; i < 3; ++i) {
    more.push_back(std::make_unique<Client>(server.port()));
    more.back()->get("/more");
    EXPECT_NE(more.back()->read("GET /more.").find("200 OK"), std::string::npos);
  }
  EXPECT_EQ(first.read(), "");
}

TEST(HttpServerTest, LongAnswersDoNotHoldUpQuickOnes) {
  Server server({.slow_waiting = 1});
  Client one(server.port()), two(server.port()), three(server.port()), quick(server.port());
  one.get("/slow1");
  two.get("/slow2");
  std::this_thread::sleep_for(100ms);
  three.get("/slow3");
  EXPECT_NE(three.read("at once").find("503"), std::string::npos);
  quick.get("/quick");
  EXPECT_NE(quick.read("GET /quick.").find("200 OK"), std::string::npos);
  server.release();
  EXPECT_NE(one.read("GET /slow1.").find("200 OK"), std::string::npos);
  EXPECT_NE(two.read("GET /slow2.").find("200 OK"), std::string::npos);
}

TEST(HttpServerTest, StoppingAnswersWhatIsUnderWayAndClosesTheIdle) {
  Server server;
  Client busy(server.port()), idle(server.port());
  busy.get("/slow");
  std::this_thread::sleep_for(50ms);
  server.ask_to_stop();
  EXPECT_EQ(idle.read(), "");
  server.release();
  const std::string text = busy.read();
  EXPECT_NE(text.find("GET /slow."), std::string::npos) << text;
  EXPECT_NE(text.find("Connection: close"), std::string::npos) << text;
  server.stop();
}

TEST(HttpServerTest, StoppingDoesNotWaitForever) {
  Server server({.farewell = 100ms});
  Client busy(server.port());
  busy.get("/slow");
  std::this_thread::sleep_for(50ms);
  server.ask_to_stop();
  server.wait();  // for a server that would wait for ever, too
}

TEST(HttpServerTest, AddressesThatCannotBeListenedOnAreNamed) {
  EXPECT_EQ(HttpServer::listen("nowhere", 0, {}).error().kind, ErrorKind::kUsage);
  Server server;
  const auto second = HttpServer::listen("127.0.0.1", server.port(), {});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace dramatis::serve
