/// English names of letters, symbols, units and currencies.
enum EnglishNames {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    static let symbols: [Character: String] = [
        "@": "at", ".": "dot", ",": "comma", "/": "slash", "&": "and", "+": "plus", "%": "percent", "‰": "per mille",
        "§": "section", "#": "hash", "*": "star", "=": "equals", "<": "less than", ">": "greater than",
        "≤": "at most", "≥": "at least", "≠": "not equal to", "≈": "about", "_": "underscore", "-": "dash",
        "\\": "backslash", ":": "colon", ";": "semicolon", "?": "question mark", "!": "exclamation mark",
        "(": "open bracket", ")": "close bracket", "~": "tilde", "^": "caret", "|": "bar", "°": "degrees",
        "º": "degrees", "©": "copyright", "®": "registered trademark", "™": "trademark", "×": "times",
        "÷": "divided by", "±": "plus or minus", "−": "minus", "$": "dollars", "€": "euros", "£": "pounds",
        "½": "one half", "¼": "one quarter", "¾": "three quarters", "→": "arrow", "µ": "micro", "¶": "paragraph",
        " ": "space", "'": "apostrophe", "\u{2BC}": "apostrophe",
    ]

    static let units: [String: (one: String, many: String)] = [
        "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("centimeter", "centimeters"),
        "mm": ("millimeter", "millimeters"), "km2": ("square kilometer", "square kilometers"),
        "m2": ("square meter", "square meters"), "cm2": ("square centimeter", "square centimeters"),
        "m3": ("cubic meter", "cubic meters"), "cm3": ("cubic centimeter", "cubic centimeters"),
        "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"), "mg": ("milligram", "milligrams"),
        "t": ("ton", "tons"), "l": ("liter", "liters"), "ml": ("milliliter", "milliliters"),
        "ha": ("hectare", "hectares"), "h": ("hour", "hours"), "min": ("minute", "minutes"),
        "s": ("second", "seconds"), "km/h": ("kilometer per hour", "kilometers per hour"),
        "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
        "°": ("degree", "degrees"), "kW": ("kilowatt", "kilowatts"), "W": ("watt", "watts"),
        "kWh": ("kilowatt hour", "kilowatt hours"), "V": ("volt", "volts"), "Hz": ("hertz", "hertz"),
        "kB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"),
        "Mbps": ("megabit per second", "megabits per second"),
    ]

    static let currencies: [String: (one: String, many: String, cent: String, cents: String)] = [
        "PEN": ("sol", "soles", "céntimo", "céntimos"), "USD": ("dollar", "dollars", "cent", "cents"),
        "EUR": ("euro", "euros", "cent", "cents"), "GBP": ("pound", "pounds", "penny", "pence"),
        "BOB": ("boliviano", "bolivianos", "cent", "cents"),
    ]
}
