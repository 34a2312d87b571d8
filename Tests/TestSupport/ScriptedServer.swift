import Glibc
import Synchronization

/// A TCP server on loopback that does to each connection, on a thread of its own, what a test says.
package final class ScriptedServer: Sendable {
    package typealias Script = @Sendable (_ connection: ScriptedConnection, _ number: Int) -> Void

    package struct Failure: Error {}

    package let port: UInt16
    private let listener: Int32
    private let accepts: Counter

    /// Counts over threads.
    package final class Counter: Sendable {
        package init() {}
        private let state = Mutex(0)
        package var value: Int { state.withLock(\.self) }
        package func increment() -> Int {
            state.withLock { value in
                value += 1
                return value
            }
        }
    }

    /// Connections taken so far.
    package var acceptCount: Int { accepts.value }
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Starts to listen; `script` gets each connection with its number, from 1.
    package init(_ script: @escaping Script) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 256) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isBound else { throw Failure() }
        let accepts = Counter()
        self.listener = listener
        self.accepts = accepts
        port = UInt16(bigEndian: address.sin_port)
        startThread {
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                // A child process of another test must not keep the connection open.
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                let number = accepts.increment()
                startThread {
                    let connection = ScriptedConnection(descriptor)
                    script(connection, number)
                    connection.close()
                }
            }
            Glibc.close(listener)
        }
    }

    // The accepting thread wakes from this, and closes.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// A server that answers every request on every connection.
    package static func answering(
        _ answer: @escaping @Sendable (ScriptedConnection.Request) -> String
    ) throws -> ScriptedServer {
        try ScriptedServer { connection, _ in
            while let request = connection.readRequest() { connection.send(answer(request)) }
        }
    }

    /// An answer with a length.
    package static func answer(_ status: Int, headers: [String] = [], body: String = "") -> String {
        let lines = ["HTTP/1.1 \(status) Status", "Content-Length: \(body.utf8.count)"] + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}

/// One connection of the test server; used by its own thread only.
package final class ScriptedConnection {
    /// A request as it came.
    package struct Request: Sendable {
        package let line: String
        package let fields: [String]
        package let body: [UInt8]

        /// The value of the first field with this name, in small letters.
        package func value(_ name: String) -> String? {
            fields.first { $0.lowercased().hasPrefix(name + ":") }
                .map { String($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
        }
    }

    private var descriptor: Int32
    private var buffer: [UInt8] = []

    package init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// The next request with its body, or nil at the end of the connection.
    package func readRequest() -> Request? {
        let end = Array("\r\n\r\n".utf8)
        var headEnd = buffer.firstRange(of: end)
        while headEnd == nil {
            guard receive() else { return nil }
            headEnd = buffer.firstRange(of: end)
        }
        guard let headEnd else { return nil }
        let lines = String(decoding: buffer[..<headEnd.lowerBound], as: UTF8.self).split(separator: "\r\n")
            .map(String.init)
        buffer.removeSubrange(..<headEnd.upperBound)
        let head = Request(line: lines.first ?? "", fields: Array(lines.dropFirst()), body: [])
        let length = head.value("content-length").flatMap { Int($0) } ?? 0
        while buffer.count < length { guard receive() else { return nil } }
        defer { buffer.removeSubrange(..<length) }
        return Request(line: head.line, fields: head.fields, body: Array(buffer[..<length]))
    }

    /// Sends bytes; false when the peer has gone.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends bytes a millisecond after those before; false when the peer has gone.
    package func drip(_ text: String) -> Bool {
        poll(nil, 0, 1)
        return send(text)
    }

    /// Whether the peer takes bytes within a fifth of a second.
    package func canSendSoon() -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, 200) > 0
    }

    /// Waits until the peer closes; false when it did not in time.
    package func waitForEnd() -> Bool {
        while receive() {}
        return errno != EAGAIN
    }

    /// Ends the connection by a reset.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Ends the connection.
    package func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    private func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        errno = 0
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }
}

/// Runs a closure on a thread of its own.
package func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, Unmanaged.passRetained(Work(body)).toOpaque())
    pthread_detach(thread)
}
