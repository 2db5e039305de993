-- half_up(sum, count): the quotient of two numbers from 0, to the nearest integer
(2 * {sum} + {count}) / (2 * {count})
