import Foundation
import Glibc

/// What the kernel says of this process.
enum ProcessFigures {
    /// Puts memory, descriptors and processor time into a registry.
    static func report(to registry: MetricsRegistry) {
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
            registry.set(seconds(usage.ru_utime) + seconds(usage.ru_stime), of: .processorSeconds)
        }
        // Source: proc(5); the second field of statm is resident pages.
        if let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        {
            registry.set(pages * Double(sysconf(Int32(_SC_PAGESIZE))), of: .residentMemory)
        }
        if let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            registry.set(Double(descriptors.count), of: .openDescriptors)
        }
        registry.set(startTime, of: .startTime)
    }

    /// Start of the process in seconds since 1970 UTC.
    ///
    /// Source: proc(5); the 22nd field of stat counts clock ticks since the start of the system, `btime` is that start.
    static let startTime: Double = {
        guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let system = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
            let boot = system.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let bootSeconds = Double(boot.dropFirst(6)),
            // The second field is the name in parentheses, which may hold spaces; the third follows the last one.
            let nameEnd = stat.lastIndex(of: ")"),
            let ticks = stat[nameEnd...].split(separator: " ").dropFirst(20).first.flatMap({ Double($0) })
        else { return Date().timeIntervalSince1970 }
        return bootSeconds + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }()
}
