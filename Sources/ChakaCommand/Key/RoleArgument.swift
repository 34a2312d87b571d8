import ArgumentParser
import Store

/// A role as an argument.
struct RoleArgument: ExpressibleByArgument {
    let role: KeyRole

    init?(argument: String) {
        guard let role = KeyRole(rawValue: argument) else { return nil }
        self.role = role
    }
}
