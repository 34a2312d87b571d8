import Glibc

/// A TCP port on loopback that nobody listens on, for a program that takes its port as an argument.
package enum UnusedPort {
    package struct Failure: Error {}

    /// Below those that the kernel hands out (32768 and up): another test could get one of those before the program listens.
    private static let range: Range<UInt16> = 10_000..<32_768

    /// Finds one.
    package static func find() throws -> UInt16 {
        for _ in 0..<100 {
            let port = UInt16.random(in: range)
            if isUnused(port) { return port }
        }
        throw Failure()
    }

    private static func isUnused(_ port: UInt16) -> Bool {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
