import Glibc

/// A date of a header field, in any of the three forms of RFC 9110, 5.6.7.
struct HTTPDate: Hashable {
    /// Seconds since 1970-01-01 00:00:00 UTC.
    let seconds: Int64

    /// The present.
    static var now: HTTPDate { HTTPDate(seconds: Int64(time(nil))) }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private init(seconds: Int64) { self.seconds = seconds }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
    init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        guard words.count >= 5, let clock = words.first(where: { $0.contains(":") }) else { return nil }
        let month = Self.months.firstIndex { name in words.contains { $0.lowercased() == name } }
        let time = clock.split(separator: ":").compactMap { Int64($0) }
        let numbers = words.compactMap { Int64($0) }
        guard let month, time.count == 3, numbers.count == 2 else { return nil }
        let (day, written) = (numbers[0], numbers[1])
        let year = written < 70 ? written + 2000 : written < 100 ? written + 1900 : written
        guard 1...31 ~= day, 1970...9999 ~= year, 0...23 ~= time[0], 0...59 ~= time[1], 0...60 ~= time[2] else {
            return nil
        }
        let days = Self.days(year: year, month: Int64(month) + 1, day: day)
        seconds = days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    /// Days from 1970-01-01 in the Gregorian calendar; years begin in March, so that leap days come last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day
            - 719_469
    }
}
