/// A day of the Gregorian calendar in UTC, as days since 1970-01-01.
///
/// Quotas run from midnight to midnight UTC, so that they need no table of time zones: in Peru a day ends at 19:00.
///
/// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days` and `days_from_civil`.
public struct UTCDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    /// The day with a number.
    public init(number: Int) { self.number = number }

    /// The day of an instant, milliseconds since 1970 UTC.
    public init(at time: Int64) {
        number = Int((time >= 0 ? time : time - 86_399_999) / 86_400_000)
    }

    /// The day of a date.
    public init(year: Int, month: Int, day: Int) {
        // Years begin in March, so that the leap day is the last.
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month from 1 to 12, day from 1.
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day after.
    public var next: UTCDay { UTCDay(number: number + 1) }

    /// The first day of the month.
    public var monthStart: UTCDay { UTCDay(year: date.year, month: date.month, day: 1) }

    /// The first day of the next month.
    public var nextMonthStart: UTCDay {
        let (year, month, _) = date
        return month == 12 ? UTCDay(year: year + 1, month: 1, day: 1) : UTCDay(year: year, month: month + 1, day: 1)
    }

    /// Its midnight, milliseconds since 1970 UTC.
    public var start: Int64 { Int64(number) * 86_400_000 }

    /// `2026-11-21`.
    public var description: String {
        let (year, month, day) = date
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Order of time.
    public static func < (left: UTCDay, right: UTCDay) -> Bool { left.number < right.number }
}
