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

    private static let startTime: Double = {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: "/proc/self"),
            let date = attributes[.modificationDate] as? Date
        else { return Date().timeIntervalSince1970 }
        return date.timeIntervalSince1970
    }()
}
